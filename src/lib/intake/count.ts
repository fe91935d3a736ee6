import type { AreaMatch } from '../domain/area.ts';
import type { StateWord } from '../domain/cell.ts';
import type { Problem } from '../domain/problem.ts';
import { ident, sql, type Engine } from '../engine/index.ts';
import type { Codes } from './codes.ts';
import type { MappedFile } from './map.ts';
import { figures, names } from './staging.ts';
import { tally, type Tally } from './tally.ts';
import { usableRows, yearsOf } from './views.ts';

export interface Counts {
	/** Records read, without header, preamble and blank lines. */
	rows: number;
	/** Rows that can be used, and rows that can't: their year, area, value or shape is not known. */
	usable: number;
	refused: number;
	/** Figures in the usable rows, by state. */
	states: Record<StateWord, number>;
}

/** That a kommune has rows in a year. */
export interface Reach {
	year: number;
	kommune: string;
	/** False where all its figures are hidden, not collected or not applicable. */
	withFigure: boolean;
}

/** What the checks have found. */
interface Known {
	tallies: readonly Tally[];
	codes: Codes | null;
	matches: ReadonlyMap<string, AreaMatch>;
	dimensions: { problems: readonly Problem[]; recoded: ReadonlySet<string> };
	/** Repeated rows have been taken out since the tallies were made. */
	dropped: boolean;
}

/** Counts rows and figures, used and refused, and where there are any. */
export async function countRows(
	engine: Engine,
	file: MappedFile,
	id: number,
	{ tallies, codes, matches, dimensions, dropped }: Known
): Promise<{ counts: Counts; reach: Reach[] }> {
	const years = yearsOf(file);
	const faultless =
		!dropped &&
		dimensions.problems.length === 0 &&
		tallies.every((one) => one.figures.every(({ bad }) => bad === 0));
	const states = { verdi: 0, skjult: 0, ikke_samlet: 0, ikke_aktuelt: 0 };
	const reach = new Map<string, Reach>();
	let usable = 0;
	for (const year of years) {
		const ofYear = figures(file).flatMap((figure, i) => (figure.year === year ? [i] : []));
		// Where no value was refused, the rows of all tallies are those that can be used.
		const here = faultless
			? tallies
			: (await tally(engine, file, id, codes, usableRows(file, id, year, dimensions.recoded)))
					.tallies;
		for (const one of here) {
			const match = matches.get(one.ra);
			const aar = year ?? one.aar;
			if (match?.kind !== 'area' || aar === null) continue;
			const found = statesOf(one, ofYear);
			usable += one.rows;
			for (const word of Object.keys(states) as StateWord[]) states[word] += found[word];
			if (match.level !== 'kommune') continue;
			const key = `${match.code} ${aar}`;
			const withFigure = found.verdi > 0 || reach.get(key)?.withFigure === true;
			reach.set(key, { kommune: match.code, year: aar, withFigure });
		}
	}
	// A line stands there once for each cell too many.
	const [rejected] = await engine.rows(
		sql`SELECT count(DISTINCT line) AS n FROM ${ident(names(id).rejected)}`,
		{ n: 'integer' }
	);
	const staged = tallies.reduce((sum, one) => sum + one.rows, 0);
	const ragged = file.sniffed.table?.ragged ?? 0;
	const rows = staged * years.length + (rejected?.n ?? 0) + ragged;
	return { counts: { rows, usable, refused: rows - usable, states }, reach: [...reach.values()] };
}

/** The cells of these figures by state. */
function statesOf(one: Tally, which: readonly number[]): Record<StateWord, number> {
	const sum = { verdi: 0, skjult: 0, ikke_samlet: 0, ikke_aktuelt: 0 };
	for (const i of which)
		for (const word of Object.keys(sum) as StateWord[])
			sum[word] += one.figures[i]?.states[word] ?? 0;
	return sum;
}
