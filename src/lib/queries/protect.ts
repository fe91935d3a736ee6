import {
	CELLER_COLUMNS,
	cellerSqlOf,
	cellName,
	cellsOf,
	indikatorerOfPersons,
	isProtected,
	sourceName
} from '../catalogue/celler.ts';
import type { Indikator } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import { shownName } from '../disclosure/cube/blockSystem.ts';
import type { Counts, Shown } from '../disclosure/cube/counts.ts';
import { Mask, type MaskCell, type Protect } from '../disclosure/cube/family.ts';
import { limitOf } from '../disclosure/gate.ts';
import { declared, ident, join, literal, sql, type Engine, type Row } from '../engine/index.ts';
import { CUBE, MASK, SHOWN_CELLS } from './released.ts';

const CELL_SHAPE = {
	omrade: 'text',
	aar: 'integer',
	serie: 'text',
	celle: 'text',
	helhet: 'text?',
	oppdeling: 'text?',
	antall: 'number?',
	tilstand: 'text'
} as const;

/** The counts of persons of a source, as its `celler.sql` gives them. */
export async function countsOf(engine: Engine, source: string): Promise<Counts> {
	const question = cellerSqlOf(source);
	if (question === undefined) throw new RangeError(`${source} does not say what it counts`);
	const rows = await engine.rows(
		sql`SELECT ${join(CELLER_COLUMNS.map(ident))} FROM (${declared(question)})
			WHERE tilstand IN ('verdi', 'skjult')`,
		CELL_SHAPE
	);
	return {
		kommune: rows.map(({ omrade }) => omrade),
		year: Int32Array.from(rows, ({ aar }) => aar),
		series: rows.map(({ serie }) => cellName(serie)),
		cell: rows.map(({ celle }) => cellName(celle)),
		whole: rows.map(({ helhet }) => (helhet === null ? null : cellName(helhet))),
		split: rows.map(({ oppdeling }) => oppdeling),
		count: Float64Array.from(rows, ({ tilstand, antall }) =>
			tilstand === 'verdi' && antall !== null && isCount(antall) ? antall : NaN
		)
	};
}

/** The areas that each kommune is part of, itself first. */
async function areasOf(engine: Engine): Promise<Map<string, string[]>> {
	const rows = await engine.rows(
		sql`SELECT kommune, omrade FROM omrade_medlem ORDER BY kommune, omradetype`,
		{ kommune: 'text', omrade: 'text' }
	);
	const areas = new Map<string, string[]>();
	for (const { kommune, omrade } of rows)
		areas.set(kommune, [...(areas.get(kommune) ?? [kommune]), omrade]);
	return areas;
}

/** What is no whole number of persons can't be judged: it is hidden. */
const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0;

const FIGURE = {
	indikator: 'text',
	omrade: 'text',
	aar: 'integer',
	forlop: 'text',
	kategori: 'text',
	teller: 'number?',
	delt: 'number?',
	nevner: 'number?',
	tilstand: 'text'
} as const;
type FigureRow = Row<typeof FIGURE>;

/**
 * Protects the figures of persons that a source leads: reads its counts and the figures made of them,
 * and writes which of them may be shown. What says nothing of its cells is not shown.
 */
export async function protectSource(
	engine: Engine,
	source: string,
	protect: Protect
): Promise<void> {
	const indicators = indikatorerOfPersons(source);
	const declaring = indicators.filter(isProtected);
	if (declaring.length === 0) return;
	const figures = await engine.rows(
		sql`SELECT indikator, omrade, aar, forlop, kategori, COALESCE(teller, verdi) AS teller, teller_lav AS delt, nevner, tilstand
			FROM ${ident(CUBE)} WHERE tilstand IN ('verdi', 'skjult')
			AND indikator IN (${join(declaring.map(({ id }) => literal(id)))})`,
		FIGURE
	);
	const byId = new Map(declaring.map((one) => [one.id, one]));
	const limit = limitOf(kilde(source).forlopsatlas);
	const shown = shownOf(figures, byId);
	const counts = await countsOf(engine, source);
	const areas = await areasOf(engine);
	const mask = Mask.from(await protect({ source, counts, shown, areas, limit }));
	const ids = join(declaring.map(({ id }) => literal(id)));
	await engine.run(sql`DELETE FROM ${ident(MASK)} WHERE indikator IN (${ids})`);
	await engine.run(sql`DELETE FROM ${ident(SHOWN_CELLS)} WHERE kilde = ${source}`);
	await writeMask(engine, new Judgement(mask, byId, figures, areas).rows(figures));
	await writeCells(engine, source, mask, areas);
}

function shownOf(figures: readonly FigureRow[], byId: ReadonlyMap<string, Indikator>): Shown[] {
	const found = new Map<string, Shown>();
	for (const figure of figures) {
		const key = [figure.indikator, figure.forlop, figure.kategori].join('\n');
		const celler = byId.get(figure.indikator)?.celler;
		if (!celler || found.has(key)) continue;
		const { serie, teller, nevner } = cellsOf(celler, figure);
		found.set(key, { series: serie, parts: teller, needs: nevner });
		if (nevner.length > 0)
			found.set(`${key}\nnevner`, { series: serie, parts: nevner, needs: nevner });
	}
	return [...found.values()];
}

/** What the mask says of figures. */
class Judgement {
	readonly #mask: Mask;
	readonly #byId: ReadonlyMap<string, Indikator>;
	/** The figures of groups that others are made of by shares, by indicator, area and year. */
	readonly #groups = new Map<string, FigureRow[]>();
	/** The places that a figure is told of, by indicator, pathway, category and year. */
	readonly #places = new Map<string, Set<string>>();
	/** The kommuner of each area; one is its own. */
	readonly #members = new Map<string, string[]>();

	constructor(
		mask: Mask,
		byId: ReadonlyMap<string, Indikator>,
		figures: readonly FigureRow[],
		areas: ReadonlyMap<string, readonly string[]>
	) {
		this.#mask = mask;
		this.#byId = byId;
		for (const [kommune, all] of areas)
			for (const area of all)
				this.#members.set(area, [...(this.#members.get(area) ?? []), kommune]);
		for (const figure of figures) {
			const counts = byId.get(figure.indikator)?.slag === 'antall' || figure.nevner !== null;
			if (figure.tilstand !== 'verdi' || !counts) continue;
			const key = figureOf(figure);
			this.#places.set(key, (this.#places.get(key) ?? new Set()).add(figure.omrade));
		}
		const dividing = new Set([...byId.values()].flatMap(({ fordeler }) => fordeler ?? []));
		for (const figure of figures) {
			if (!dividing.has(figure.indikator)) continue;
			const key = placeOf(figure.indikator, figure);
			this.#groups.set(key, [...(this.#groups.get(key) ?? []), figure]);
		}
	}

	rows(figures: readonly FigureRow[]): MaskRow[] {
		return figures.map((figure) => ({ figure, ...this.#judge(figure) }));
	}

	#judge(figure: FigureRow): Pick<MaskRow, 'shown' | 'low' | 'high'> {
		const { fordeler, celler } = this.#byId.get(figure.indikator) ?? {};
		if (fordeler && figure.delt !== null)
			return { shown: this.#groupsAreShown(fordeler, figure), low: NaN, high: NaN };
		if (!celler) return HIDDEN;
		const { serie, teller, nevner } = cellsOf(celler, figure);
		const of = (parts: string[], needs: string[]) =>
			this.#mask.get(serie, figure.aar, shownName({ series: serie, parts, needs }), figure.omrade);
		const count = of(teller, nevner);
		const group = nevner.length > 0 ? of(nevner, nevner) : undefined;
		if (!count) return HIDDEN;
		// What is shown must be what has been judged, to the last person.
		const same = (cell: MaskCell | undefined, number: number | null) =>
			cell !== undefined && cell.shown && cell.count === number;
		const shown = same(count, figure.teller) && (nevner.length === 0 || same(group, figure.nevner));
		// What another number than this is known to be says nothing of it.
		const known = !count.shown && count.count === figure.teller;
		return known ? { shown, low: count.low, high: count.high } : { ...HIDDEN, shown };
	}

	/** Of the same kommuner as each of the groups, and none of the groups hidden. */
	#groupsAreShown(fordeler: string, figure: FigureRow): boolean {
		const groups = this.#groups.get(placeOf(fordeler, figure)) ?? [];
		const stated = this.#mask.get('', figure.aar, `forlop:${figure.forlop}`, figure.omrade);
		return (
			groups.length > 0 &&
			stated === undefined &&
			groups.every((one) => this.#samePlaces(one, figure) && this.#judge(one).shown)
		);
	}

	#samePlaces(one: FigureRow, other: FigureRow): boolean {
		const tells = (figure: FigureRow, kommune: string) =>
			this.#places.get(figureOf(figure))?.has(kommune) ?? false;
		const members = this.#members.get(one.omrade) ?? [];
		return members.every((kommune) => tells(one, kommune) === tells(other, kommune));
	}
}

const figureOf = ({ indikator, forlop, kategori, aar }: FigureRow) =>
	[indikator, forlop, kategori, aar].join('\n');

const HIDDEN = { shown: false, low: NaN, high: NaN };

const placeOf = (indicator: string, { omrade, aar }: Pick<FigureRow, 'omrade' | 'aar'>) =>
	[indicator, omrade, aar].join('\n');

interface MaskRow {
	figure: FigureRow;
	shown: boolean;
	low: number;
	high: number;
}

async function writeMask(engine: Engine, rows: readonly MaskRow[]): Promise<void> {
	const lines = rows.map(({ figure, shown, low, high }) => {
		const { indikator, omrade, aar, forlop, kategori, teller } = figure;
		return [
			indikator,
			omrade,
			aar,
			forlop,
			quoted(kategori),
			teller ?? NaN,
			Number(shown),
			low,
			high
		];
	});
	await insert(engine, MASK, lines, [
		...['indikator', 'omrade', 'aar', 'forlop', 'kategori', 'teller', 'vist', 'lav', 'hoy']
	]);
}

async function writeCells(
	engine: Engine,
	source: string,
	mask: Mask,
	areas: ReadonlyMap<string, unknown>
): Promise<void> {
	const lines = mask.shownIn(areas).map(({ series, year, what, area, count }) => {
		return [source, area, year, quoted(`${sourceName(series)}|${sourceName(what)}`), count];
	});
	await insert(engine, SHOWN_CELLS, lines, ['kilde', 'omrade', 'aar', 'celle', 'antall']);
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

const TYPES: Record<string, string> = {
	...{
		aar: 'INTEGER',
		teller: 'DOUBLE',
		vist: 'BOOLEAN',
		lav: 'DOUBLE',
		hoy: 'DOUBLE',
		antall: 'DOUBLE'
	}
};

/** As a file that the engine reads: so many rows are slow as text of a statement. */
async function insert(
	engine: Engine,
	table: string,
	rows: readonly (string | number)[][],
	columns: readonly string[]
): Promise<void> {
	if (rows.length === 0) return;
	const field = (one: string | number) =>
		typeof one === 'number' && !Number.isFinite(one) ? '' : String(one);
	const text = rows.map((row) => row.map(field).join(',')).join('\n');
	const path = await engine.addFile(`${table}.csv`, new TextEncoder().encode(`${text}\n`));
	const types = columns.map((one) => sql`${literal(one)}: ${literal(TYPES[one] ?? 'VARCHAR')}`);
	const read = engine.run(
		sql`INSERT INTO ${ident(table)} SELECT ${join(columns.map(ident))} FROM read_csv(${literal(path)},
			header=false, delim=',', quote='"', escape='"', auto_detect=false, columns={${join(types)}})`
	);
	await read.finally(() => engine.dropFile(path));
}
