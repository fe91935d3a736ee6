/** A mark that wants its name beside it, in pixels. */
export interface Named {
	x: number;
	y: number;
	/** How large the mark is, from its middle. */
	radius: number;
	width: number;
	height: number;
	/** It is named even where that takes a line to a label further away. */
	must: boolean;
}

/** Upper left corner of a label, and whether it lies so far away that a line must lead to it. */
export interface PlacedName {
	x: number;
	y: number;
	led: boolean;
}

interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

const GAP = 4;
/** Rings around the mark, in pixels from the ring beside it. */
const NEAR = 0;
const FURTHER = [14, 30, 50, 76, 110];

/**
 * Places names beside marks so that no two overlap, none covers a mark that is named, and all are
 * within the picture. In the order they come: those that matter most first. One that finds no room is
 * left out, unless it must be named.
 *
 * @returns  in the order of the marks; null for a name that is left out
 */
export function placeNames(marks: readonly Named[], bounds: Box): (PlacedName | null)[] {
	const taken: Box[] = [];
	return marks.map((mark, own) => {
		const others = marks.filter((_, i) => i !== own).map(markBox);
		const free = (box: Box) =>
			within(box, bounds) && ![...taken, ...others].some((one) => overlap(one, box));
		const place = placesOf(mark).find(({ box }) => free(box));
		if (!place) return null;
		taken.push(place.box);
		return { x: place.box.left, y: place.box.top, led: place.led };
	});
}

function placesOf(mark: Named): { box: Box; led: boolean }[] {
	const near = ring(mark, NEAR).map((box) => ({ box, led: false }));
	if (!mark.must) return near;
	return [
		...near,
		...FURTHER.flatMap((away) => ring(mark, away).map((box) => ({ box, led: true })))
	];
}

/** To the right, to the left, above and below, and then the corners. */
function ring({ x, y, radius, width, height }: Named, away: number): Box[] {
	const out = radius + GAP + away;
	const [right, left, middle] = [x + out, x - out - width, y - height / 2];
	const [above, below] = [y - out - height, y + out];
	const corners: [number, number][] = [
		[right, middle],
		[left, middle],
		[x - width / 2, above],
		[x - width / 2, below],
		[right, above + height / 2],
		[right, below - height / 2],
		[left, above + height / 2],
		[left, below - height / 2]
	];
	return corners.map(([at, top]) => ({ left: at, top, right: at + width, bottom: top + height }));
}

const markBox = ({ x, y, radius }: Named): Box => ({
	left: x - radius,
	top: y - radius,
	right: x + radius,
	bottom: y + radius
});

const overlap = (a: Box, b: Box) =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const within = (box: Box, bounds: Box) =>
	box.left >= bounds.left &&
	box.right <= bounds.right &&
	box.top >= bounds.top &&
	box.bottom <= bounds.bottom;
