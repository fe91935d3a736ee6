/** A place on the globe, degrees (WGS 84). */
export interface Point {
	latitude: number;
	longitude: number;
}

/** Mean radius of the earth, km. */
const EARTH = 6371;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * Between two places along the great circle, km: as the crow flies. Roads are longer, and round a
 * fjord several times as long.
 */
export function kmBetween(a: Point, b: Point): number {
	const [up, along] = [
		radians(b.latitude - a.latitude) / 2,
		radians(b.longitude - a.longitude) / 2
	];
	const h =
		Math.sin(up) ** 2 +
		Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(along) ** 2;
	return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}
