import { areas } from '../catalogue/omrader.ts';
import { kommuneAt } from '../catalogue/places.ts';
import { everyIndikator } from '../catalogue/indikatorer.ts';
import { everyKilde, kilde } from '../catalogue/kilder.ts';
import { PROTECTING_WORD, STATE_WORDS } from '../domain/cell.ts';
import { REPORT_STATES, type FileLines, type ReportedColumn } from '../domain/reporting.ts';
import { ident, join, literal, sql, type Engine, type Sql } from '../engine/index.ts';
import { RELEASED } from './released.ts';

/**
 * Equal figures tell of a copy only where there are some that could have been others: the total, its
 * parts and its rate, none of them zero.
 */
const ENOUGH_TO_TELL = 4;

/**
 * What every kommune has in each source and year: the best state that any figure has of which the source
 * leads the indicator. Nobody reports a projection, so it is left out.
 *
 * @returns in order of source and year; a source without a row has none
 */
export async function reportedOf(engine: Engine, signal?: AbortSignal): Promise<ReportedColumn[]> {
	const leads = leading((id) => kilde(id).forlopsatlas.framover !== true);
	if (leads === null) return [];
	const rows = await engine.rows(
		sql`SELECT k.kilde AS kilde, f.aar AS aar, f.omrade AS omrade, MAX(${codeOfState()}) AS beste
			FROM ${RELEASED} f JOIN ${leads} ON k.indikator = f.indikator
			WHERE f.omradetype = 'kommune'
			GROUP BY k.kilde, f.aar, f.omrade
			ORDER BY k.kilde, f.aar, f.omrade`,
		{ kilde: 'text', aar: 'integer', omrade: 'text', beste: 'integer' },
		signal
	);
	const columns = new Map<string, ReportedColumn>();
	for (const { kilde: source, aar: year, omrade, beste } of rows) {
		const key = `${source}|${year}`;
		const column = columns.get(key) ?? emptyColumn(source, year);
		columns.set(key, column);
		const at = kommuneAt(omrade);
		if (at >= 0) column.state[at] = beste;
	}
	for (const { kilde: source, aar, omrade } of await unchangedOf(engine, signal)) {
		const at = kommuneAt(omrade);
		const column = columns.get(`${source}|${aar}`);
		if (at >= 0 && column) column.asBefore[at] = 1;
	}
	return [...columns.values()];
}

const emptyColumn = (source: string, year: number): ReportedColumn => ({
	...{ source, year },
	state: new Uint8Array(areas.kommuner.length),
	asBefore: new Uint8Array(areas.kommuner.length)
});

/** The place of a row's state in `REPORT_STATES`. */
function codeOfState(): Sql {
	const words = Object.entries({ ...STATE_WORDS, [PROTECTING_WORD]: 'protecting' as const });
	const whens = words.map(
		([word, state]) => sql`WHEN ${literal(word)} THEN ${literal(REPORT_STATES.indexOf(state))}`
	);
	return sql`CAST(CASE f.tilstand ${join(whens, ' ')} ELSE 0 END AS INTEGER)`;
}

/** The indicators with the source that leads each, as a table `k`; null where there is none. */
function leading(wanted: (source: string) => boolean): Sql | null {
	const rows = everyIndikator().flatMap(({ id, kilder: [source], slag }) =>
		source !== undefined && slag !== 'modell' && wanted(source)
			? [sql`(${literal(id)}, ${literal(source)})`]
			: []
	);
	return rows.length === 0 ? null : sql`(VALUES ${join(rows)}) AS k(indikator, kilde)`;
}

/**
 * The kommuner and years whose figures are all what they were the year before, of sources whose publisher
 * carries missing answers forward. Only figures that are shown in both years are held together.
 */
async function unchangedOf(engine: Engine, signal?: AbortSignal) {
	const carrying = everyKilde().filter(({ forlopsatlas }) => forlopsatlas.viderefort);
	const leads = leading((id) => carrying.some(({ name }) => name === id));
	if (leads === null) return [];
	const now = sql`COALESCE(f.teller, f.verdi)`;
	return engine.rows(
		sql`SELECT k.kilde AS kilde, f.aar AS aar, f.omrade AS omrade
			FROM ${RELEASED} f JOIN ${leads} ON k.indikator = f.indikator
			JOIN ${RELEASED} b ON b.indikator = f.indikator AND b.omrade = f.omrade
				AND b.aar = f.aar - 1 AND b.forlop = f.forlop AND b.kategori = f.kategori
			WHERE f.omradetype = 'kommune' AND b.omradetype = 'kommune'
				AND f.tilstand = 'verdi' AND b.tilstand = 'verdi'
			GROUP BY k.kilde, f.aar, f.omrade
			HAVING MIN(CASE WHEN ${now} = COALESCE(b.teller, b.verdi) THEN 1 ELSE 0 END) = 1
				AND SUM(CASE WHEN ${now} > 0 THEN 1 ELSE 0 END) >= ${ENOUGH_TO_TELL}
			ORDER BY k.kilde, f.aar, f.omrade`,
		{ kilde: 'text', aar: 'integer', omrade: 'text' },
		signal
	);
}

/** Where in which files a kommune's rows of a source and a year stand; what stands there is not asked for. */
export async function linesOf(
	engine: Engine,
	{ source, kommune, year }: { source: string; kommune: string; year: number },
	signal?: AbortSignal
): Promise<FileLines[]> {
	const rows = await engine.rows(
		sql`SELECT DISTINCT fil, linje FROM ${ident(kilde(source).name)}
			WHERE omradetype = 'kommune' AND omrade = ${kommune} AND aar = ${year}
			ORDER BY fil, linje`,
		{ fil: 'integer', linje: 'integer' },
		signal
	);
	const runs: FileLines[] = [];
	for (const { fil, linje } of rows) {
		const last = runs.at(-1);
		if (last && last.file === fil && last.to === linje - 1) last.to = linje;
		else runs.push({ file: fil, from: linje, to: linje });
	}
	return runs;
}
