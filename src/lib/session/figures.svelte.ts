import { indikator, indikatorer } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import { limitOf, release } from '../disclosure/gate.ts';
import type { Kommune } from '../domain/area.ts';
import type {
	DisclosureMode,
	Figure,
	FigureForlop,
	FigureLevel,
	RawFigure
} from '../domain/figure.ts';
import { figuresOf } from '../queries/figures.ts';
import type { Workspace } from './workspace.svelte.ts';

/** The areas a kommune is seen together with. */
export function areasAround(kommune: Kommune): { level: FigureLevel; area: string }[] {
	return [
		{ level: 'kommune', area: kommune.code },
		{ level: 'helsefellesskap', area: kommune.helsefellesskap },
		{ level: 'fylke', area: kommune.fylke },
		{ level: 'land', area: '0' }
	];
}

/** Released figures of some areas, found by their place. */
export class FigureSet {
	readonly all: readonly Figure[];
	readonly #index: Map<string, Figure>;
	/** By indicator and area, oldest year first. */
	readonly #series = new Map<string, Figure[]>();

	constructor(figures: readonly Figure[]) {
		this.all = figures;
		this.#index = new Map(
			figures.map((one) => [
				place(one.indicator, one.area, one.year, one.forlop, one.category),
				one
			])
		);
		for (const one of figures) {
			const key = place(one.indicator, one.area);
			const series = this.#series.get(key);
			if (series) series.push(one);
			else this.#series.set(key, [one]);
		}
		for (const series of this.#series.values()) series.sort((a, b) => a.year - b.year);
	}

	get(
		indicator: string,
		area: string,
		year: number,
		forlop: FigureForlop = 'alle',
		category = 'alle'
	): Figure | undefined {
		return this.#index.get(place(indicator, area, year, forlop, category));
	}

	/** All figures of an indicator, oldest year first. */
	of(indicator: string, area: string, forlop?: FigureForlop, category?: string): Figure[] {
		const series = this.#series.get(place(indicator, area)) ?? [];
		return series.filter(
			(one) =>
				(forlop === undefined || one.forlop === forlop) &&
				(category === undefined || one.category === category)
		);
	}

	/** Years in which the area has any row, newest first. */
	years(area: string): number[] {
		const years = new Set(this.all.filter((one) => one.area === area).map((one) => one.year));
		return [...years].sort((a, b) => b - a);
	}
}

function place(...parts: (string | number)[]): string {
	return parts.join('|');
}

const NONE = new FigureSet([]);

/** Passes raw figures through the gate, each indicator by the limit of its leading contract. */
function releaseAll(raw: readonly RawFigure[], mode: DisclosureMode): FigureSet {
	const groups = groupByIndicator(raw);
	const released: Figure[] = [];
	for (const definition of indikatorer) {
		const found = groups.get(definition.id);
		const leading = definition.kilder[0];
		if (!found || !leading) continue;
		const limit = limitOf(kilde(leading).forlopsatlas);
		for (const figure of release(found, indikator(definition.id), limit, mode))
			released.push(figure);
	}
	return new FigureSet(released);
}

function groupByIndicator(raw: readonly RawFigure[]): Map<string, RawFigure[]> {
	const groups = new Map<string, RawFigure[]>();
	for (const one of raw) {
		const group = groups.get(one.indicator);
		if (group) group.push(one);
		else groups.set(one.indicator, [one]);
	}
	return groups;
}

/** The figures of the chosen kommune and the areas around it. The newest question wins. */
export class KommuneFigures {
	#raw = $state.raw<{ kommune: string; figures: readonly RawFigure[] } | null>(null);
	#mode: () => DisclosureMode;
	readonly #workspace: Workspace;
	#asked: AbortController | null = null;
	failed = $state<string | null>(null);
	/** Released figures; empty until the first answer. */
	readonly set = $derived.by(() =>
		this.#raw ? releaseAll(this.#raw.figures, this.#mode()) : NONE
	);

	constructor(workspace: Workspace, mode: () => DisclosureMode) {
		this.#workspace = workspace;
		this.#mode = mode;
	}

	/** The kommune the figures are of; null before the first answer. */
	get kommune(): string | null {
		return this.#raw?.kommune ?? null;
	}

	async ask(kommune: Kommune): Promise<void> {
		this.#asked?.abort();
		const asked = new AbortController();
		this.#asked = asked;
		try {
			const engine = await this.#workspace.engine();
			const codes = areasAround(kommune).map((one) => one.area);
			const figures = await figuresOf(engine, codes, asked.signal);
			if (!asked.signal.aborted) this.#raw = { kommune: kommune.code, figures };
			this.failed = null;
		} catch (error) {
			if (!asked.signal.aborted) this.failed = error instanceof Error ? error.message : '';
		}
	}
}

export function kommuneByCode(code: string | null): Kommune | undefined {
	return areas.kommuner.find((one) => one.code === code);
}
