import type { AreaMatch } from '../../domain/area.ts';
import type { Problem } from '../../domain/problem.ts';
import { fieldWithRole } from '../../catalogue/kilder.ts';
import type { Engine } from '../../engine/index.ts';
import { madeByExcel } from '../excel.ts';
import { plainText, writeAreas } from '../lookups.ts';
import { answerTo, type MappedFile } from '../map.ts';
import { columnOf } from '../staging.ts';
import type { Tally } from '../tally.ts';

/** Matches every different text of the region column, and writes what it leads to. */
export async function areaProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	tallies: readonly Tally[],
	matchArea: (raw: string) => AreaMatch
): Promise<{
	problems: Problem[];
	matches: ReadonlyMap<string, AreaMatch>;
	/** A place is written in more than one way. */
	several: boolean;
}> {
	const seen = new Map<string, { rows: number; line: number }>();
	for (const { ra, rows, line } of tallies) {
		const known = seen.get(ra);
		seen.set(ra, { rows: (known?.rows ?? 0) + rows, line: known?.line ?? line });
	}
	const matches = new Map(
		[...seen.keys()].map((ra) => [ra, matched(answerTo(mapped.areaChoices, ra) ?? ra, matchArea)])
	);
	const same = new Map(
		[...matches].map(([ra, match]) => [ra, sameAs(ra, match, mapped.areaChoices)])
	);
	await writeAreas(engine, id, matches, same);
	const at = columnOf(mapped, fieldWithRole(mapped.pakke, 'omrade')?.name);
	const column = mapped.sniffed.header[at];
	const problems = [...seen].flatMap(([ra, { rows, line }]) => {
		const chosen = answerTo(mapped.areaChoices, ra) !== undefined;
		const match = matches.get(ra) as AreaMatch;
		const cell = { row: line, ...(column === undefined ? {} : { column }), found: ra, count: rows };
		return match.kind === 'unknown' ? [unknownArea(cell)] : areaProblem(match, chosen, cell);
	});
	return { problems, matches, several: new Set(same.values()).size < same.size };
}

/**
 * What two texts must have in common to be of one place: "Oslo" is "0301 Oslo" and "301". Kommuner that
 * have become one since are not: each has its own row. Nor are those that the user has put together.
 */
function sameAs(ra: string, match: AreaMatch, chosen: MappedFile['areaChoices']): string {
	if (match.kind !== 'area' || answerTo(chosen, ra) !== undefined) return plainText(ra);
	return match.carriedFrom ?? match.code;
}

/** A code that has become another number, or a date, still begins with digits: it leads nowhere. */
function matched(text: string, matchArea: (raw: string) => AreaMatch): AreaMatch {
	return madeByExcel(text) ? { kind: 'unknown' } : matchArea(text);
}

/** A text of the region column, and where it first stands. */
interface Cell {
	row: number;
	column?: string;
	found: string;
	count: number;
}

function unknownArea(cell: Cell): Problem {
	const made = madeByExcel(cell.found);
	return made
		? { code: 'excel-changed', severity: 'error', ...cell, made }
		: { code: 'area-unknown', severity: 'error', ...cell };
}

/** What is to be said of a match; a plain current code needs no words. */
function areaProblem(
	match: Exclude<AreaMatch, { kind: 'unknown' }>,
	chosen: boolean,
	cell: Cell
): Problem[] {
	switch (match.kind) {
		case 'ambiguous':
			return [{ code: 'area-ambiguous', severity: 'error', ...cell, areas: match.candidates }];
		case 'split':
			return [{ code: 'area-split', severity: 'warning', ...cell, areas: match.into }];
		case 'skipped':
			return [{ code: 'area-skipped', severity: 'note', ...cell, reason: match.reason }];
		case 'area': {
			const told: Problem[] = [];
			const note = { severity: 'note', ...cell, area: match.code } as const;
			if (match.carriedFrom) told.push({ code: 'area-carried', ...note });
			if (match.padded) told.push({ code: 'area-zero-padded', ...note });
			if (match.by === 'name' && match.level !== 'land' && !chosen)
				told.push({ code: 'area-by-name', ...note });
			return told;
		}
	}
}
