/** Where a place lies on the map, in kilometres east and north of the middle of the country. */
export interface Point {
	x: number;
	y: number;
}

const RADIUS = 6371;
/** The middle of the map: areas are true everywhere, and north is up here. */
const MIDDLE = { latitude: 65, longitude: 15 };
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * Lambert's azimuthal equal-area projection of the sphere.
 *
 * The last digits of sines differ between machines: they are rounded away, to the nearest metre.
 */
export function projected(latitude: number, longitude: number): Point {
	const [phi, lambda] = [radians(latitude), radians(longitude - MIDDLE.longitude)];
	const phi0 = radians(MIDDLE.latitude);
	const [sin, cos, sin0, cos0] = [Math.sin(phi), Math.cos(phi), Math.sin(phi0), Math.cos(phi0)];
	const k = Math.sqrt(2 / (1 + sin0 * sin + cos0 * cos * Math.cos(lambda)));
	const metres = (x: number) => Math.round(x * RADIUS * k * 1000) / 1000;
	return {
		x: metres(cos * Math.sin(lambda)),
		y: metres(cos0 * sin - sin0 * cos * Math.cos(lambda))
	};
}
