import { everyIndikator, indikator, type Indikator } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import { isProtected } from '../catalogue/celler.ts';
import { apne, closeAll, hiddenIn, limitOf, openAll, pick } from '../disclosure/gate.ts';
import type { Kommune } from '../domain/area.ts';
import { sameFigures, type DisclosureMode, type Figure, type RawFigure } from '../domain/figure.ts';
import { figuresOf } from '../queries/figures.ts';
import { OPENED, RELEASED } from '../queries/released.ts';
import { Answered } from './asking.svelte.ts';
import type { Choices } from './choices.svelte.ts';
import type { CrosswalkInForce } from '../model/crosswalkSet.ts';
import { areasAround, COUNTRY, FigureSet } from '../model/figureSet.ts';
import type { Workspace } from './workspace.svelte.ts';

const NONE = new FigureSet([]);

/**
 * Passes figures through the gate: those of persons as the released cube has decided, or opened for the
 * municipality's own eyes; none of persons that nothing has been decided of.
 *
 * @param mode whose eyes look
 * @param taken for whose eyes they were taken out; what was opened for the municipality's own is
 *   closed to others until it has been asked for again
 */
export const releaseAll = (
	raw: readonly RawFigure[],
	mode: DisclosureMode,
	taken: DisclosureMode = 'share'
): FigureSet => new FigureSet(releasedFigures(raw, mode, taken));

/** The same, one by one, where nobody asks for them by their place. */
export function releasedFigures(
	raw: readonly RawFigure[],
	mode: DisclosureMode,
	taken: DisclosureMode = 'share'
): Figure[] {
	const groups = groupByIndicator(raw);
	const released = new Map<string, Figure[]>();
	const releaseOne = (definition: Indikator): readonly Figure[] => {
		const done = released.get(definition.id);
		if (done) return done;
		const leading = definition.kilder[0];
		const found = groups.get(definition.id);
		if (!found || !leading) return [];
		const figures = releaseIndicator(
			found,
			definition,
			(id) => hiddenIn(releaseOne(indikator(id))),
			{
				mode,
				taken
			}
		);
		released.set(definition.id, figures);
		return figures;
	};
	return everyIndikator().flatMap(releaseOne);
}

function releaseIndicator(
	found: readonly RawFigure[],
	definition: Indikator,
	hiddenOf: (id: string) => ReadonlySet<string>,
	{ mode, taken }: { mode: DisclosureMode; taken: DisclosureMode }
): Figure[] {
	if (!definition.personer) return openAll(found, definition);
	const { fordeler, delAv } = definition;
	const groups = fordeler ? hiddenOf(fordeler) : undefined;
	// What says nothing of its cells has been judged by none.
	if (!isProtected(definition)) return closeAll(found, definition);
	if (taken === 'share') {
		const limit = limitOf(kilde(definition.kilder[0]!).forlopsatlas);
		return pick(found, definition, limit, { groups });
	}
	if (mode === 'share') return closeAll(found, definition);
	return apne(found, definition, { groups, total: delAv ? hiddenOf(delAv) : undefined });
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
	/** For whose eyes they were taken out. */
	mode: DisclosureMode;
}

/** The figures of some areas. */
export class AreaFigures {
	readonly #choices: Pick<Choices, 'mode' | 'crosswalk'>;
	readonly #workspace: Workspace;
	readonly #answered = new Answered<Asked>();
	/** The last that were taken out as anybody may see them. */
	#shared = $state.raw<Asked | null>(null);
	/** Released figures; empty until the first answer. Judged anew when it is said what counts persons. */
	readonly set = $derived.by(() => {
		void this.#workspace.described.list;
		const { now } = this.#answered;
		const { mode } = this.#choices;
		// Those that were there before the municipality looked with its own eyes are there again at once.
		const before = this.#shared;
		const isBefore = before?.key === now?.key && before?.edition === now?.edition;
		const one = mode === 'share' && now?.mode === 'internal' && isBefore ? before : now;
		return one ? releaseAll(one.figures, mode, one.mode) : NONE;
	});

	/** They are those that there are to be asked for now. */
	readonly fresh = $derived.by(
		() => this.#answered.now?.edition === this.#workspace.edition && this.#workspace.askable
	);
	/** And nothing is about to change them. */
	readonly settled = $derived.by(() => this.fresh && this.#workspace.settled);
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
		const { crosswalk, mode } = this.#choices;
		return this.#answered.ask(async (signal) => {
			// Those that stand in for the files are released, whoever looks.
			const taken = this.#workspace.earlier ? 'share' : mode;
			const figures = await this.#figuresOf([...codes], taken, signal);
			if (!figures) return null;
			const asked: Asked = {
				key,
				figures: this.#known(key, figures),
				edition,
				crosswalk,
				mode: taken
			};
			if (taken === 'share') this.#shared = asked;
			return asked;
		});
	}

	/** Those that are there already, where they are the same: then nothing is computed or drawn anew. */
	#known(key: string, figures: readonly RawFigure[]): readonly RawFigure[] {
		const there = this.#answered.now;
		return there?.key === key && sameFigures(there.figures, figures) ? there.figures : figures;
	}

	/** Null where earlier figures can't be read: then they are asked for when the files are back. */
	async #figuresOf(
		codes: string[],
		mode: DisclosureMode,
		signal: AbortSignal
	): Promise<RawFigure[] | null> {
		const { earlier } = this.#workspace;
		if (earlier) return earlier.figuresOf(codes);
		const from = mode === 'internal' ? OPENED : RELEASED;
		return figuresOf(await this.#workspace.engine(), codes, { signal, from });
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
