import { isProtected } from '../catalogue/celler.ts';
import { indikator, type Indikator } from '../catalogue/indikatorer.ts';
import { fields, kilde } from '../catalogue/kilder.ts';
import { limitOf, maskCounts, releaseCounts, type CountRow } from '../disclosure/gate.ts';
import { STATE_WORDS, type StateWord } from '../domain/cell.ts';
import type { DisclosureMode, Figure } from '../domain/figure.ts';
import type { Unit } from '../model/units.ts';
import type { AnswerColumn } from '../pictures/answerSteps.ts';
import type { KildePakke } from '../catalogue/kilde.ts';
import { decimalText, of, SYMBOLS } from '../text/index.ts';
import type { TextTable } from '../engine/index.ts';
import { MAY_SHOW, sourceRowsOf } from '../queries/sourceRows.ts';
import { Answered } from './asking.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** A row of a source as it stands in its file, small counts of persons masked. */
export interface SourceRow {
	file: string;
	line: string;
	cells: (string | null)[];
}

export interface SourceRows {
	columns: string[];
	rows: SourceRow[];
	/** How many there are; the first of them are shown. */
	total: number;
}

/** The number of an answer that was pressed. */
export interface AskedAnswer {
	kommune: string;
	year: number;
	unit: Unit;
	column: AnswerColumn;
}

const MOST_ROWS = 500;

/** "Slik er tallet beregnet": the figure asked about, and the source rows behind it. */
export class Explanation {
	figure = $state.raw<Figure | null>(null);
	/** A gap is computed in the model, from figures; its pathway stands here. */
	gap = $state.raw<AskedAnswer | null>(null);
	/** The figure was there before the files its rows are in; when they are read, `ask` again. */
	waiting = $state(false);
	readonly #found = new Answered<SourceRows>();
	readonly #workspace: Workspace;
	readonly #mode: () => DisclosureMode;

	constructor(workspace: Workspace, mode: () => DisclosureMode) {
		this.#workspace = workspace;
		this.#mode = mode;
	}

	get open(): boolean {
		return this.figure !== null || this.gap !== null;
	}

	/** Null until they are found. */
	get rows(): SourceRows | null {
		return this.#found.now;
	}

	get total(): number {
		return this.#found.now?.total ?? 0;
	}

	/** The engine is looking for the rows. */
	get busy(): boolean {
		return this.#found.busy;
	}

	get failed(): boolean {
		return this.#found.failed !== null;
	}

	close(): void {
		this.figure = null;
		this.gap = null;
		this.#found.forget();
	}

	showGap(gap: AskedAnswer): void {
		this.figure = null;
		this.gap = gap;
		this.#found.forget();
	}

	async show(figure: Figure): Promise<void> {
		this.gap = null;
		this.figure = figure;
		await this.ask();
	}

	/** Asks for the rows behind the figure. */
	async ask(): Promise<void> {
		const { figure } = this;
		// Rows of another figure are no answer that may stay.
		this.#found.forget();
		this.waiting = false;
		if (!figure) return;
		const definition = indikator(figure.indicator);
		// A sum over kommuner has no source rows of its own; a published rate for an area has.
		const own = figure.level === 'kommune' || definition.slag === 'publisert';
		if (definition.rader === null || !own) return;
		this.waiting = this.#workspace.earlier !== null || this.#workspace.version === 0;
		if (this.waiting) return;
		await this.#found.ask(async (signal) => {
			const engine = await this.#workspace.engine();
			const table = await sourceRowsOf(engine, definition, figure.area, figure.year);
			signal.throwIfAborted();
			return this.#released(table, definition, figure);
		});
	}

	#released(table: TextTable, definition: Indikator, figure: Figure): SourceRows {
		const source = kilde(definition.kilder[0] ?? '');
		const columns = shownColumns(table.columns, source, definition);
		const at = (row: (string | null)[], name: string) => row[table.columns.indexOf(name)] ?? null;
		const texts = table.rows.map((row) =>
			columns.map(({ name, rate }) => {
				const text = at(row, name) ?? stateSymbol(at(row, `${name}_tilstand`));
				return rate ? decimalText(text ?? '') : text;
			})
		);
		const rows = texts.map((row) => countRow(row, columns));
		const mayShow = table.rows.map((row) => at(row, MAY_SHOW));
		// What a count is of has been judged for its sake alone: rows of a division would tell it of the rest.
		const isGroup = columns.filter(({ counts }) => counts).map(({ numerator }) => !!numerator);
		const keeps = ({ counts }: CountRow, nr: number, at: number) =>
			mayShow[nr] === '1' && !(isGroup[at] && /\d/.test(counts[at] ?? ''));
		const released = this.#masked(rows, keeps, { definition, figure, source });
		return {
			columns: columns.map(({ label }) => label),
			total: table.rows.length,
			rows: table.rows.slice(0, MOST_ROWS).map((row, nr) => {
				const masked = [...(released[nr] ?? [])];
				return {
					file: this.#fileName(at(row, 'fil')),
					line: at(row, 'linje') ?? '',
					cells: (texts[nr] ?? []).map((text, i) =>
						columns[i]?.counts ? (masked.shift() ?? null) : text
					)
				};
			})
		};
	}

	#masked(
		rows: readonly CountRow[],
		keeps: (row: CountRow, nr: number, at: number) => boolean,
		{ definition, figure, source }: { definition: Indikator; figure: Figure; source: KildePakke }
	) {
		const { state } = figure.value;
		if (definition.personer && (state === 'hidden' || state === 'protecting'))
			return maskCounts(rows);
		if (isProtected(definition) && this.#mode() === 'share') return maskCounts(rows, keeps);
		return releaseCounts(rows, limitOf(source.forlopsatlas), this.#mode());
	}

	#fileName(id: string | null | undefined): string {
		const of = this.#workspace.files.find((one) => String(one.loaded?.validated.id) === id);
		return of?.file.name ?? '';
	}
}

/** The counts of a row, and which of them is of which other column. */
function countRow(row: readonly (string | null)[], columns: readonly ShownColumn[]): CountRow {
	const textOf = (name: string) => row[columns.findIndex((one) => one.name === name)] ?? null;
	return {
		counts: row.filter((_, i) => columns[i]?.counts),
		pairs: columns.flatMap(({ numerator }, i) =>
			numerator ? [[textOf(numerator), row[i] ?? null] as const] : []
		)
	};
}

interface ShownColumn {
	name: string;
	/** The contract's name for the field, in the language of the page. */
	label: string;
	/** Holds counts of persons. */
	counts: boolean;
	/** The column that this is the denominator of. */
	numerator: string | undefined;
	/** Holds other figures, which may have decimals. */
	rate: boolean;
}

/** Where a row stands, and what is known of it. */
const NOT_SHOWN = ['fil', 'linje', 'celle_nokkel', 'like_rader', MAY_SHOW];

/** The columns of the source itself; file and line stand first, a state is told in its figure. */
function shownColumns(
	names: readonly string[],
	source: KildePakke,
	definition: Indikator
): ShownColumn[] {
	return names
		.filter((name) => !NOT_SHOWN.includes(name) && !name.endsWith('_tilstand'))
		.map((name) => {
			const felt = fields(source).find((one) => one.name === name);
			const { rolle, personer, navn, nevnerFor } = felt?.forlopsatlas ?? {};
			const counts = rolle === 'verdi' && (personer === true || definition.personer);
			return {
				name,
				label: navn ? of(navn) : name,
				counts,
				numerator: nevnerFor,
				rate: rolle === 'verdi' && !counts
			};
		});
}

function stateSymbol(word: string | null): string | null {
	const state = STATE_WORDS[word as StateWord];
	return state === undefined || state === 'value' ? null : SYMBOLS[state];
}
