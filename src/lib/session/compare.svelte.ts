import { createContext } from 'svelte';
import { areas } from '../catalogue/omrader.ts';
import { kommuneAt } from '../catalogue/places.ts';
import type { Kommune } from '../domain/area.ts';
import { isFigure } from '../domain/column.ts';
import type { Columns } from '../model/compare/columns.ts';
import type { Reference } from '../model/compare/reference.ts';
import { kommunerIn, scopeAround, type Scope } from '../model/compare/scope.ts';
import { indikator, looksAhead } from '../catalogue/indikatorer.ts';
import type { Comparing } from './comparing.svelte.ts';
import type { CompareView } from './compareView.ts';
import { Selection } from './selection.svelte.ts';

/** Everybody has inhabitants: that a kommune has them says nothing of who has reported. */
const POPULATION = 'befolkning';

/** What the pages that compare share: the view in the address, and what follows from it. */
export class Compare {
	readonly #view: () => CompareView;
	readonly #comparing: Comparing;
	/** Goes to a view that differs from this one. */
	readonly move: (change: Partial<CompareView>) => void;
	readonly selection: Selection;
	/** The kommuner that are like one, by its code; null until they have been found. */
	likeOne = $state.raw<((code: string) => readonly string[] | null) | null>(null);

	readonly view = $derived.by(() => this.#view());
	/** Null until the figures of all areas are there. */
	readonly columns = $derived.by((): Columns | null => this.#comparing.columns);
	/** Kommuner that the files say anything of. */
	readonly told = $derived.by(() => (this.columns ? toldIn(this.columns) : []));
	readonly scope: Scope = $derived.by(() => this.view.scope ?? this.#begins());
	readonly kommuner: readonly Kommune[] = $derived.by(() => kommunerIn(this.scope));
	readonly places: readonly number[] = $derived.by(() =>
		this.kommuner.map(({ code }) => kommuneAt(code))
	);
	/** Newest first, of what has been. */
	readonly years = $derived.by(() => (this.columns ? yearsIn(this.columns) : []));
	/** Figures are of the newest year up to this one; null while there are none. */
	readonly year = $derived.by(() => this.view.year ?? this.years[0] ?? null);

	constructor(
		view: () => CompareView,
		comparing: Comparing,
		move: (change: Partial<CompareView>) => void
	) {
		this.#view = view;
		this.#comparing = comparing;
		this.move = move;
		this.selection = new Selection((selected) => move({ selected }));
	}

	/** What a kommune is held against; null where it isn't known yet, or there is none like it. */
	referenceOf(code: string): Reference | null {
		const { against } = this.view;
		if (against.kind === 'list') return { kind: 'kommuner', codes: against.codes };
		if (against.kind === 'peers') {
			const codes = this.likeOne?.(code);
			return codes ? { kind: 'kommuner', codes } : null;
		}
		const { level } = against;
		if (level === 'land') return { kind: 'area', scope: { level, code: '0' } };
		const kommune = areas.kommuner.find((one) => one.code === code);
		return kommune ? { kind: 'area', scope: { level, code: kommune[level] } } : null;
	}

	/** Where the place has a kommune, its county governor's; else those that the files are of. */
	#begins(): Scope {
		const own = areas.kommuner.find(({ code }) => code === this.view.kommune);
		return own ? { level: 'embete', code: own.embete } : scopeAround(this.told);
	}
}

const [getCompare, setCompare] = createContext<Compare>();
export { getCompare, setCompare };

function toldIn(columns: Columns): string[] {
	const told = new Set<number>();
	for (const key of columns.series()) {
		if (indikator(key.indicator).kilder[0] === POPULATION || looksAhead(indikator(key.indicator)))
			continue;
		for (const column of columns.over(key))
			column.state.forEach((state, place) => state > 0 && told.add(place));
	}
	return areas.kommuner.flatMap(({ code }, place) => (told.has(place) ? code : []));
}

function yearsIn(columns: Columns): number[] {
	const years = new Set<number>();
	for (const key of columns.series()) {
		const definition = indikator(key.indicator);
		if (definition.kilder[0] === POPULATION || looksAhead(definition)) continue;
		// The country may have a year that no kommune has yet: nothing here is of it.
		for (const { year, state } of columns.over(key))
			if (areas.kommuner.some((_, place) => isFigure(state[place]))) years.add(year);
	}
	return [...years].sort((a, b) => b - a);
}
