import { asking } from './asking.svelte.ts';
import type { Session } from './context.ts';
import { kommuneByCode } from './figures.svelte.ts';
import { kommuneSeen, type KommuneSeen } from './kommuneSeen.ts';
import { askPathways, type ShownPathways } from './pathways.ts';
import type { Place } from './place.ts';

type From = Pick<Session, 'workspace' | 'choices' | 'figures' | 'desk' | 'allKommuner'>;

/** What the card of a place is made of, asked for anew when figures, premises or place are others. */
export class CardAnswer {
	readonly #session: From;
	readonly #place: () => Place;
	readonly asked = $derived.by(() => kommuneByCode(this.#place().kommune));
	/** Figures are those of the kommune that is asked for. */
	readonly figuresReady = $derived.by(() => {
		const { figures } = this.#session;
		return this.asked !== undefined && figures.fresh && figures.kommune === this.asked.code;
	});
	readonly years = $derived.by(() => {
		const { figures } = this.#session;
		return figures.kommune === null ? [] : figures.set.years(figures.kommune);
	});
	/** The year that is asked for; null where there is none yet. */
	readonly year = $derived.by(() => {
		const { figures } = this.#session;
		const first = figures.kommune === null ? null : figures.set.firstShown(figures.kommune);
		return this.#place().year ?? first ?? null;
	});
	readonly #answered;
	/** The answer of what is asked for, as its own page has it; null until it is there. */
	readonly seen = $derived.by((): { shown: ShownPathways; seen: KommuneSeen } | null => {
		const [shown, kommune] = [this.#answered.now, this.asked];
		const { choices, allKommuner } = this.#session;
		// A sheet that is printed is never of what was asked before, nor for other eyes.
		if (!shown || !kommune || shown.kommune !== kommune.code || shown.year !== this.year)
			return null;
		if (shown.mode !== choices.mode) return null;
		const place = this.#place();
		return { shown, seen: kommuneSeen({ choices, allKommuner }, shown, { kommune, place }) };
	});

	/** To be made where a page is: it asks in effects. */
	constructor(session: From, place: () => Place) {
		this.#session = session;
		this.#place = place;
		const { workspace, choices, figures, desk } = session;
		$effect(() => void desk.open(choices.model.premises));
		$effect(() => {
			if (this.asked && workspace.edition !== null && workspace.askable)
				void figures.ask(this.asked);
		});
		this.#answered = asking(
			() => {
				if (!this.asked || !this.figuresReady || this.year === null) return null;
				const { model, mode } = choices;
				const { set, crosswalk } = figures;
				return [set, crosswalk, this.asked.code, this.year, model, mode] as const;
			},
			async ([set, crosswalk, kommune, year, model, mode], signal): Promise<ShownPathways> => ({
				...(await askPathways(desk, set, { kommune, year }, model, signal)),
				...{ mode, crosswalk }
			})
		);
	}

	get busy(): boolean {
		return this.#answered.busy || !this.#session.figures.settled;
	}

	/** Why the model gave no answer; null where nothing is wrong. */
	get failed(): string | null {
		return this.#answered.failed;
	}
}
