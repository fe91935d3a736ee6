import { scaleLinear } from 'd3';
import { fitted, LABEL, lineHeight, SMALL, textWidth, wrap } from '../scale/type.ts';
import { reachOf, type LikenessInput, type LikenessRow, type LikenessTrait } from './state.ts';

/** Everything is in pixels from the upper left corner. */
export interface LikenessPicture {
	height: number;
	/** Where the rows begin. */
	top: number;
	/** The kommune's own line, in the heads. */
	here: { name: string; y: number };
	heads: readonly { trait: LikenessTrait; x: number; lines: readonly string[]; middle: number }[];
	rows: readonly PlacedRow[];
}

export interface PlacedRow {
	row: LikenessRow;
	/** On a narrow screen the name stands over its bars. */
	name: { text: string; x: number; y: number };
	distance: { x: number; y: number };
	y: number;
	cells: readonly PlacedCell[];
}

export interface PlacedCell {
	/** The middle, where nothing differs. */
	middle: number;
	bar: { x: number; width: number };
	text: string;
	y: number;
	/** On a narrow screen each trait has a line of its own, with its name. */
	name: string | null;
}

const LINE = lineHeight(SMALL);
const ROW = 40;
const GAP = 14;
const NARROW = 520;
/** Half a column's room for its bars. */
const inside = (room: number) => Math.max(12, room / 2 - 4);

export function placeLikeness(input: LikenessInput, width: number): LikenessPicture {
	return width < NARROW ? stacked(input, width) : besides(input, width);
}

/** A column for each trait. */
function besides(input: LikenessInput, width: number): LikenessPicture {
	const { place, traits, rows } = input;
	const names = [place, ...rows.map(({ name }) => name)].map((name) =>
		textWidth(name, LABEL, true)
	);
	const nameRoom = Math.min(Math.max(...names) + 4, width * 0.26);
	const start = nameRoom + 52;
	const room = (width - start) / Math.max(1, traits.length) - GAP;
	const scale = scaleLinear([-reachOf(input), reachOf(input)], [-inside(room), inside(room)]);
	const columns = traits.map((trait, i) => {
		const x = start + i * (room + GAP) + GAP;
		return { trait, x, lines: wrap(trait.name, room, SMALL), middle: x + room / 2 };
	});
	const headLines = Math.max(1, ...columns.map(({ lines }) => lines.length));
	const hereY = headLines * LINE + LINE;
	const top = hereY + 12;
	return {
		height: top + rows.length * ROW + 6,
		top,
		here: { name: fitted(place, nameRoom, LABEL, true), y: hereY },
		heads: columns,
		rows: rows.map((row, i) => {
			const y = top + i * ROW + ROW / 2;
			return {
				row,
				y,
				name: { text: fitted(row.name, nameRoom, LABEL, true), x: 0, y: y + 5 },
				distance: { x: nameRoom + 44, y: y + 5 },
				cells: row.cells.map(({ apart, text }, at) => ({
					...barAt(columns[at]?.middle ?? 0, scale(apart)),
					text: fitted(text, room, SMALL),
					y,
					name: null
				}))
			};
		})
	};
}

/** Each kommune with its traits below it. */
function stacked(input: LikenessInput, width: number): LikenessPicture {
	const { place, traits, rows } = input;
	const nameRoom = width * 0.42;
	const middle = nameRoom + (width - nameRoom) / 2;
	const reach = inside(width - nameRoom);
	const scale = scaleLinear([-reachOf(input), reachOf(input)], [-reach, reach]);
	const step = 30;
	const size = 30 + traits.length * step + GAP;
	return {
		height: rows.length * size + 6,
		top: 0,
		here: { name: fitted(place, nameRoom, LABEL, true), y: 0 },
		heads: [],
		rows: rows.map((row, i) => {
			const y = i * size + 16;
			return {
				row,
				y,
				name: { text: fitted(row.name, width - 60, LABEL, true), x: 0, y },
				distance: { x: width, y },
				cells: row.cells.map(({ apart, text }, at) => ({
					...barAt(middle, scale(apart)),
					text,
					y: y + 26 + at * step,
					name: fitted(traits[at]?.name ?? '', nameRoom - 8, SMALL)
				}))
			};
		})
	};
}

const barAt = (middle: number, reach: number): Pick<PlacedCell, 'middle' | 'bar'> => ({
	middle,
	bar: { x: Math.min(middle, middle + reach), width: Math.abs(reach) }
});
