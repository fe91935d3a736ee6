import { Delaunay } from 'd3';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { bordering } from './borders.ts';
import { projected, type Point } from './projected.ts';

/** Two kommuner, by their places in the list, that should lie beside one another. */
export interface Tie {
	i: number;
	j: number;
	/** They have a border on land; the others lie near, over water. */
	border: boolean;
}

export interface Country {
	codes: string[];
	names: string[];
	/** Of each kommune: the place of its fylke in the list. */
	fylke: number[];
	fylker: { code: string; name: string }[];
	at: Point[];
	ties: Tie[];
	/** Whether two fylker have a border on land, by their places. */
	touching: boolean[][];
}

const records = (path: string) =>
	Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
		header: true,
		skipEmptyLines: true
	}).data;

/** Farther over water than this, in kilometres from middle to middle, none is near. */
const NEAR = 45;

/** Kommuner with where they lie and whom they border, from `data/omrader` and a file of borders. */
export function readCountry(folder: string, borders: string): Country {
	const kommuner = records(`${folder}/kommuner.csv`);
	const fylker = records(`${folder}/fylker.csv`);
	const codes = kommuner.map(({ kommunenummer = '' }) => kommunenummer);
	const at = kommuner.map(({ breddegrad, lengdegrad }) =>
		projected(Number(breddegrad), Number(lengdegrad))
	);
	const fylke = kommuner.map(({ fylkesnummer }) =>
		fylker.findIndex((one) => one.fylkesnummer === fylkesnummer)
	);
	const place = new Map(codes.map((code, i) => [code, i]));
	const pairs = bordering(JSON.parse(readFileSync(borders, 'utf8'))).map(([one, other]) => {
		const [i, j] = [place.get(one), place.get(other)];
		if (i === undefined || j === undefined) throw new Error(`No kommune ${one} or ${other}`);
		return { i, j, border: true };
	});
	const touching = fylker.map((_, f) =>
		fylker.map((_, g) => f === g || pairs.some(({ i, j }) => joins(fylke, [i, j], [f, g])))
	);
	return {
		codes,
		names: kommuner.map(({ navn = '' }) => navn),
		fylke,
		fylker: fylker.map(({ fylkesnummer = '', navn = '' }) => ({ code: fylkesnummer, name: navn })),
		at,
		ties: [...pairs, ...overWater(at, pairs)],
		touching
	};
}

function joins(fylke: readonly number[], [i, j]: [number, number], [f, g]: [number, number]) {
	return (fylke[i] === f && fylke[j] === g) || (fylke[i] === g && fylke[j] === f);
}

/** Those that nothing lies between, where there is no border: what ties the islands to the coast. */
function overWater(at: readonly Point[], pairs: readonly Tie[]): Tie[] {
	const known = new Set(pairs.flatMap(({ i, j }) => [`${i} ${j}`, `${j} ${i}`]));
	const triangles = Delaunay.from(at.map(({ x, y }): [number, number] => [x, y]));
	return at.flatMap((from, i) =>
		[...triangles.neighbors(i)].flatMap((j) => {
			const to = at[j];
			if (!to || j < i || known.has(`${i} ${j}`)) return [];
			const far = Math.hypot(to.x - from.x, to.y - from.y);
			return far < NEAR ? [{ i, j, border: false }] : [];
		})
	);
}
