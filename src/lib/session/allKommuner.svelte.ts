import { areas } from '../catalogue/omrader.ts';
import { sameFigures, type RawFigure } from '../domain/figure.ts';
import type { Question } from '../model/question.ts';
import { figuresOf } from '../queries/figures.ts';
import { Answered } from './asking.svelte.ts';
import type { Choices } from './choices.svelte.ts';
import { countryQuestion } from './country.ts';
import { releaseAll } from './figures.svelte.ts';
import { FigureSet } from '../model/figureSet.ts';
import { ALL_AREAS, SEEN_OF_ALL } from './seenOfAll.ts';
import type { Workspace } from './workspace.svelte.ts';

/** Of these a kommune is there: everybody has inhabitants. */
const OWN = SEEN_OF_ALL.filter((id) => id !== 'innbyggere_18');

/** So many areas at once: questions of the page come in between. */
const AT_ONCE = 40;

interface Asked {
	edition: Workspace['edition'];
	figures: readonly RawFigure[];
	set: FigureSet;
	/** Codes of the kommuner that have any figure of users or man-years. */
	kommuner: readonly string[];
}

/**
 * The figures of all kommuner that are loaded, for what is seen beside all of them. They come behind
 * the page, once for each edition of the figures; those that stand in for the files while they are
 * read are one of these.
 *
 * They are always those that may be shared: what is seen with the municipality's own eyes is its own.
 */
export class AllKommuner {
	readonly #answered = new Answered<Asked>();
	readonly #workspace: Workspace;
	readonly #choices: Pick<Choices, 'rules'>;
	readonly #idle: () => Promise<void>;
	/** Whose figures are on their way. */
	#asked: Workspace['edition'] = null;
	/** They are of the files that are loaded now. */
	readonly fresh = $derived.by(
		() => this.#answered.now !== null && this.#answered.now.edition === this.#workspace.edition
	);
	/** What there is to wait for is there, or won't come. */
	readonly ready = $derived.by(() => this.fresh || this.failed !== null || this.#isHeld);
	/** Some of what is seen beside all may not be seen, and won't be before the user asks for it. */
	readonly #isHeld = $derived.by(
		() =>
			this.#workspace.earlier === null &&
			this.#workspace.settled &&
			this.#workspace.protecting.length > 0
	);
	/** Null until they are there; those of before stay until the next are. */
	readonly set = $derived(this.#answered.now?.set ?? null);
	readonly kommuner = $derived(this.#answered.now?.kommuner ?? []);

	/** @param idle comes when the page has drawn what it has */
	constructor(workspace: Workspace, choices: Pick<Choices, 'rules'>, idle: () => Promise<void>) {
		this.#workspace = workspace;
		this.#choices = choices;
		this.#idle = idle;
	}

	get failed(): string | null {
		return this.#answered.failed;
	}

	/** Asks for them where they are not there or on their way. To be called in an effect. */
	async ask(): Promise<void> {
		const { edition, settled } = this.#workspace;
		if (edition === null) return this.#forget();
		// Where those of persons are lacking, others would be held against the few that are left.
		if (!settled || this.#isHeld || this.fresh) return;
		if (this.#asked === edition) return;
		this.#asked = edition;
		await this.#answered.ask(async (signal) => {
			await this.#idle();
			const figures = await this.#figures(signal);
			signal.throwIfAborted();
			return figures && this.#known(edition, figures);
		});
		if (this.#asked === edition) this.#asked = null;
	}

	/** The kommuner as one, to try the assumptions on; null where too few of them tell. */
	country(year: number | null): Question | null {
		if (!this.set || year === null) return null;
		return countryQuestion(this.set, this.kommuner, year, this.#choices.rules);
	}

	#forget(): void {
		this.#answered.forget();
		this.#asked = null;
	}

	/** Those that are there already, where they are the same: then nothing is judged or drawn anew. */
	#known(edition: Workspace['edition'], figures: readonly RawFigure[]): Asked {
		const there = this.#answered.now;
		if (there && sameFigures(there.figures, figures)) return { ...there, edition };
		return { edition, figures, ...released(figures) };
	}

	/** Null where earlier figures can't be read: then they are asked for when the files are back. */
	async #figures(signal: AbortSignal): Promise<RawFigure[] | null> {
		const { earlier } = this.#workspace;
		if (earlier) return earlier.figuresOfAll();
		const engine = await this.#workspace.engine();
		const found: RawFigure[][] = [];
		for (let at = 0; at < ALL_AREAS.length; at += AT_ONCE) {
			signal.throwIfAborted();
			const some = ALL_AREAS.slice(at, at + AT_ONCE);
			found.push(await figuresOf(engine, some, { signal, indicators: SEEN_OF_ALL }));
		}
		return found.flat();
	}
}

function released(figures: readonly RawFigure[]): Pick<Asked, 'set' | 'kommuner'> {
	const set = releaseAll(figures, 'share');
	const kommuner = areas.kommuner
		.map(({ code }) => code)
		.filter((code) => OWN.some((indicator) => set.of(indicator, code).length > 0));
	return { set, kommuner };
}
