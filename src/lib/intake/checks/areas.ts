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
		const told = match.kind === 'unknown' ? unknownArea(ra) : areaProblem(match, chosen);
		return told.map((one) => ({
			row: line,
			...(column === undefined ? {} : { column }),
			found: ra,
			count: rows,
			...one
		}));
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

function unknownArea(text: string): Pick<Problem, 'code' | 'severity' | 'detail'>[] {
	const made = madeByExcel(text);
	return [
		made
			? { code: 'excel-changed', severity: 'error', detail: made }
			: { code: 'area-unknown', severity: 'error' }
	];
}

/** What is to be said of a match; a plain current code needs no words. */
function areaProblem(
	match: Exclude<AreaMatch, { kind: 'unknown' }>,
	chosen: boolean
): Pick<Problem, 'code' | 'severity' | 'detail'>[] {
	switch (match.kind) {
		case 'ambiguous':
			return [{ code: 'area-ambiguous', severity: 'error', detail: match.candidates.join(', ') }];
		case 'split':
			return [{ code: 'area-split', severity: 'warning', detail: match.into.join(', ') }];
		case 'skipped':
			return [{ code: 'area-skipped', severity: 'note', detail: match.reason }];
		case 'area': {
			const told: Pick<Problem, 'code' | 'severity' | 'detail'>[] = [];
			if (match.carriedFrom)
				told.push({ code: 'area-carried', severity: 'note', detail: match.code });
			if (match.padded)
				told.push({ code: 'area-zero-padded', severity: 'note', detail: match.code });
			if (match.by === 'name' && match.level !== 'land' && !chosen)
				told.push({ code: 'area-by-name', severity: 'note', detail: match.code });
			return told;
		}
	}
}
