import type { Kommune } from '../../domain/area.ts';
import type { ReportedColumn } from '../../domain/reporting.ts';
import {
	hasReported,
	reachOfColumn,
	reportedAt,
	withoutReport,
	type Adults,
	type ReportedSource
} from '../../model/compare/reporting.ts';
import { breaksOfSource } from '../../model/compare/guard.ts';
import { m, numberText } from '../../text/index.ts';
import { listText, yearsText } from '../../text/lists.ts';
import { kommuneName } from '../kommuneNames.ts';
import { sourcesOf, type Origin } from '../origin.ts';
import { shareText, sourceName } from './reportingWords.ts';
import type { SheetSection } from './sheet.ts';
import { someNames } from './sheetWords.ts';

const ADULTS = 'innbyggere_18';

/** Sources that kommuner bring themselves, each with its years up to the one that is asked for. */
export const broughtUpTo = (sources: readonly ReportedSource[], year: number): ReportedSource[] =>
	sources
		.filter(({ delivery }) => delivery === 'aarlig' || delivery === 'frivillig')
		.map((one) => ({ ...one, columns: one.columns.filter((column) => column.year <= year) }))
		.filter(({ columns }) => columns.length > 0);

interface Within {
	kommuner: readonly Kommune[];
	adults: Adults;
	year: number;
}

/** Who has reported, source by source, in the newest year of each. */
export function reportedSection(
	sources: readonly ReportedSource[],
	{ kommuner, adults, year }: Within
): SheetSection {
	const brought = broughtUpTo(sources, year);
	const lines = brought.map((source) => lineOf(source, kommuner, adults));
	const [finding = m.sheet_reported_none({ year: String(year) }), ...rest] = lines;
	const voluntary = brought.filter(({ delivery }) => delivery === 'frivillig');
	return {
		...{ id: 'reported', title: m.sheet_reported(), finding, lines: rest },
		...(voluntary.length > 0 && {
			note: m.sheet_reported_note({ sources: listText(voluntary.map(({ id }) => sourceName(id))) })
		})
	};
}

/** Where the adults of the shares are counted; nothing where no share is told. */
export const sourcesOfShares = (
	sources: readonly ReportedSource[],
	{ kommuner, adults, year }: Within
): Origin['sources'] =>
	sourcesOf(
		broughtUpTo(sources, year).flatMap(({ columns }) => {
			const { share, populationYear } = reachOfColumn(columns.at(-1)!, kommuner, adults);
			if (share === null || populationYear === null) return [];
			return [{ indicator: ADULTS, year: populationYear }];
		})
	);

function lineOf(
	{ id, delivery, columns }: ReportedSource,
	kommuner: readonly Kommune[],
	adults: Adults
): string {
	const column = columns.at(-1)!;
	const { reporting, of: all, share } = reachOfColumn(column, kommuner, adults);
	const counted = m.sheet_reported_line({
		...{ source: sourceName(id), year: String(column.year) },
		...{ n: numberText(reporting), all: numberText(all) }
	});
	const line =
		share === null ? counted : m.sheet_reported_share({ line: counted, share: shareText(share) });
	const missing = withoutReport(column, kommuner).map(kommuneName);
	if (missing.length === 0) return m.sheet_reported_all({ line });
	// What nobody owes is not missing.
	const said = delivery === 'aarlig' ? m.sheet_reported_missing : m.sheet_reported_not_mapped;
	return said({ line, names: someNames(missing) });
}

/** What has changed since the year before each source's newest. */
export interface NewlyReported {
	/** The newest of the years before; null where no source has one. */
	before: number | null;
	/** Who has come and who is gone. */
	changed: string[];
	/** Where figures can't be followed over, whoever has reported. */
	broken: string[];
}

/** Who has come and who is gone since the year before, and where the figures can't be followed over. */
export function newlyReported(
	sources: readonly ReportedSource[],
	kommuner: readonly Kommune[],
	year: number
): NewlyReported {
	// Nobody owes a voluntary source every year: who comes and goes there is no news.
	const owed = broughtUpTo(sources, year).filter(({ delivery }) => delivery === 'aarlig');
	const pairs = owed.flatMap(({ id, columns }) => {
		const [now, then] = [columns.at(-1), columns.at(-2)];
		return now && then ? [{ id, now, then }] : [];
	});
	const changed = pairs.flatMap(({ id, now, then }) => {
		const names = (one: ReportedColumn, other: ReportedColumn) =>
			kommuner.filter(({ code }) => has(one, code) && !has(other, code)).map(kommuneName);
		const said = { source: sourceName(id), year: String(now.year), before: String(then.year) };
		const [came, left] = [names(now, then), names(then, now)];
		return [
			...(came.length > 0 ? [m.sheet_new_came({ ...said, names: someNames(came) })] : []),
			...(left.length > 0 ? [m.sheet_new_left({ ...said, names: someNames(left) })] : [])
		];
	});
	const broken = pairs.flatMap(({ id, now, then }) => {
		const found = breaksOfSource(id).find(({ fra, til }) => then.year <= fra && til <= now.year);
		return found ? [m.sheet_new_break({ source: sourceName(id), year: String(found.til) })] : [];
	});
	const before = Math.max(...pairs.map(({ then }) => then.year));
	return { before: Number.isFinite(before) ? before : null, changed, broken };
}

const has = (column: ReportedColumn, code: string) => hasReported(reportedAt(column, code));

/** Whether a kommune has brought anything, up to a year: to one that has not there is nothing to say. */
export const hasBrought = (
	sources: readonly ReportedSource[],
	{ kommune, year }: { kommune: string; year: number }
): boolean =>
	broughtUpTo(sources, year).some(({ columns }) => columns.some((column) => has(column, kommune)));

/** What one kommune has reported, source by source. */
export function ownReported(
	sources: readonly ReportedSource[],
	{ kommune, year }: { kommune: Kommune; year: number }
): SheetSection & { lacks: { source: string; year: number }[] } {
	const brought = broughtUpTo(sources, year);
	const told = brought.map(({ id, delivery, columns }) => {
		const there = columns.filter((column) => has(column, kommune.code)).map((one) => one.year);
		const missing = columns.map((one) => one.year).filter((one) => !there.includes(one));
		return { id, owed: delivery === 'aarlig', there, missing };
	});
	return {
		...{ id: 'reported', title: m.sheet_back_reported() },
		finding: m.sheet_back_finding({
			n: numberText(told.filter(({ there }) => there.length > 0).length),
			all: numberText(told.length)
		}),
		lines: told.map(({ id, owed, there, missing }) => {
			const source = sourceName(id);
			if (there.length === 0) return m.sheet_back_nothing({ source });
			return owed && missing.length > 0
				? m.sheet_back_lacks({ source, years: yearsText(there), missing: yearsText(missing) })
				: m.sheet_back_delivered({ source, years: yearsText(there) });
		}),
		lacks: told.flatMap(({ id, owed }, i) => {
			const last = brought[i]?.columns.at(-1)?.year;
			const lacking = owed && last !== undefined && told[i]?.missing.includes(last);
			return lacking ? [{ source: id, year: last }] : [];
		})
	};
}
