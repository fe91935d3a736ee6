import { everyIndikator, indikator, type Indikator } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import { hiddenIn, limitOf, release } from '../disclosure/gate.ts';
import type { Kommune } from '../domain/area.ts';
import { sameFigures, type DisclosureMode, type Figure, type RawFigure } from '../domain/figure.ts';
import { figuresOf } from '../queries/figures.ts';
import { Answered } from './asking.svelte.ts';
import type { Choices } from './choices.svelte.ts';
import type { CrosswalkInForce } from '../model/crosswalkSet.ts';
import { areasAround, COUNTRY, FigureSet } from '../model/figureSet.ts';
import type { Workspace } from './workspace.svelte.ts';

const NONE = new FigureSet([]);

/** Passes raw figures through the gate, each indicator by the limit of its leading contract. */
export function releaseAll(raw: readonly RawFigure[], mode: DisclosureMode): FigureSet {
	const groups = groupByIndicator(raw);
	const released = new Map<string, Figure[]>();
	const releaseOne = (definition: Indikator): readonly Figure[] => {
		const done = released.get(definition.id);
		if (done) return done;
		const leading = definition.kilder[0];
		const found = groups.get(definition.id);
		if (!found || !leading) return [];
		const hidden = (id?: string) => (id ? hiddenIn(releaseOne(indikator(id))) : undefined);
		const linked = { groups: hidden(definition.fordeler), total: hidden(definition.delAv) };
		const limit = limitOf(kilde(leading).forlopsatlas);
		const figures = release(found, definition, limit, mode, linked);
		released.set(definition.id, figures);
		return figures;
	};
	return new FigureSet(everyIndikator().flatMap(releaseOne));
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

interface Asked {
	/** What they were asked for as. */
	key: string;
	figures: readonly RawFigure[];
	/** Of the workspace, when they were asked for. */
	edition: Workspace['edition'];
	crosswalk: CrosswalkInForce;
}

/** The figures of some areas. */
export class AreaFigures {
	readonly #choices: Pick<Choices, 'mode' | 'crosswalk'>;
	readonly #workspace: Workspace;
	readonly #answered = new Answered<Asked>();
	readonly #figures = $derived(this.#answered.now?.figures);
	/** Released figures; empty until the first answer. Judged anew when it is said what counts persons. */
	readonly set = $derived.by(() => {
		void this.#workspace.described.list;
		return this.#figures ? releaseAll(this.#figures, this.#choices.mode) : NONE;
	});

	/** They are those that there are to be asked for, and nothing is about to change them. */
	readonly fresh = $derived.by(
		() => this.#answered.now?.edition === this.#workspace.edition && this.#workspace.settled
	);
	/** The crosswalk that they rest on: another may be in force, and its figures on their way. */
	readonly crosswalk = $derived.by(() =>
		this.fresh ? this.#choices.crosswalk : (this.#answered.now ?? this.#choices).crosswalk
	);

	constructor(workspace: Workspace, choices: Pick<Choices, 'mode' | 'crosswalk'>) {
		this.#workspace = workspace;
		this.#choices = choices;
	}

	/** What the figures were asked for as; null before the first answer. */
	get key(): string | null {
		return this.#answered.now?.key ?? null;
	}

	get failed(): string | null {
		return this.#answered.failed;
	}

	askFor(key: string, codes: readonly string[]): Promise<void> {
		const { edition } = this.#workspace;
		const { crosswalk } = this.#choices;
		return this.#answered.ask(async (signal) => {
			const figures = await this.#figuresOf([...codes], signal);
			return figures && { key, figures: this.#known(key, figures), edition, crosswalk };
		});
	}

	/** Those that are there already, where they are the same: then nothing is computed or drawn anew. */
	#known(key: string, figures: readonly RawFigure[]): readonly RawFigure[] {
		const there = this.#answered.now;
		return there?.key === key && sameFigures(there.figures, figures) ? there.figures : figures;
	}

	/** Null where earlier figures can't be read: then they are asked for when the files are back. */
	async #figuresOf(codes: string[], signal: AbortSignal): Promise<RawFigure[] | null> {
		const { earlier } = this.#workspace;
		if (earlier) return earlier.figuresOf(codes);
		return figuresOf(await this.#workspace.engine(), codes, { signal });
	}
}

/** The figures of the chosen kommune and the areas around it. */
export class KommuneFigures extends AreaFigures {
	/** The kommune the figures are of; null before the first answer. */
	get kommune(): string | null {
		return this.key;
	}

	ask(kommune: Kommune): Promise<void> {
		const codes = areasAround(kommune).map((one) => one.area);
		return this.askFor(kommune.code, codes);
	}
}

/**
 * The figures of kommuner that are seen as one; with the country's, which stand in for what a kommune
 * doesn't tell: else the same kommune would get another answer here than on its own page.
 */
export class NeighbourFigures extends AreaFigures {
	ask(codes: readonly string[]): Promise<void> {
		return this.askFor([...codes].sort().join(), [...codes, COUNTRY]);
	}
}

export function kommuneByCode(code: string | null): Kommune | undefined {
	return areas.kommuner.find((one) => one.code === code);
}
