import type { AreaMatch } from '../../domain/area.ts';
import type { Problem } from '../../domain/problem.ts';
import { fieldWithRole } from '../../catalogue/kilder.ts';
import { ident, sql, type Engine } from '../../engine/index.ts';
import { writeAreas } from '../lookups.ts';
import { answerTo, type MappedFile } from '../map.ts';
import { columnOf, names } from '../staging.ts';

/** Matches every different text of the region column, and writes what it leads to. */
export async function areaProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	matchArea: (raw: string) => AreaMatch
): Promise<Problem[]> {
	const seen = await engine.rows(
		sql`SELECT CAST(omrade_ra AS VARCHAR) AS ra, count(*) AS n, min(linje) AS row
			FROM ${ident(names(id).staged)} GROUP BY omrade_ra ORDER BY row`,
		{ ra: 'text', n: 'integer', row: 'integer' }
	);
	const column = mapped.sniffed.header[
		columnOf(mapped, fieldWithRole(mapped.pakke, 'omrade')?.name)
	] as string;
	const matched = seen.map(({ ra, n, row }) => ({
		ra,
		match: matchArea(answerTo(mapped.areaChoices, ra) ?? ra),
		problem: { row, column, found: ra, count: n }
	}));
	await writeAreas(engine, id, matched);
	return matched.flatMap(({ match, problem, ra }) =>
		areaProblem(match, answerTo(mapped.areaChoices, ra) !== undefined).map((told) => ({
			...problem,
			...told
		}))
	);
}

/** What is to be said of a match; a plain current code needs no words. */
function areaProblem(
	match: AreaMatch,
	chosen: boolean
): Pick<Problem, 'code' | 'severity' | 'detail'>[] {
	switch (match.kind) {
		case 'unknown':
			return [{ code: 'area-unknown', severity: 'error' }];
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
