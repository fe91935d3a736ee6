import { untrack } from 'svelte';
import { kobling, normer } from '../catalogue/forlop.ts';
import type { DisclosureMode, ForlopId } from '../domain/figure.ts';
import type { Question } from '../model/question.ts';
import { assumptionsFrom, type LocalValue } from '../model/assumptions.ts';
import { DESTINATIONS, rulesFrom, type Rule, type Shares } from '../model/crosswalk.ts';
import type { CrosswalkRow } from '../queries/cube.ts';
import { inForce } from '../model/crosswalkSet.ts';
import type { TickedMeasure } from '../model/measures.ts';
import type { Target } from '../model/targets.ts';
import type { ModelInForce } from './gaps.ts';
import { Drafts } from './drafts.svelte.ts';
import { Likeness, NamedLists } from './likeness.svelte.ts';
import { Plans } from './plans.svelte.ts';
import type { Premises } from '../model/work.ts';
import { choiceStates, clear, type ChoiceStates } from './slices/state.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** The same seed, the same figures: for everyone, every time. */
const SEED = 'forlopsatlas';

/** What the user has chosen in this tab: whose eyes, own values and targets, ticked measures. */
export class Choices {
	/** Never kept: a closed or reloaded tab is back to what may be shared. */
	mode = $state<DisclosureMode>('share');
	/** Who takes figures out, where that is to stand on them. Never kept: a project file goes to others. */
	maker = $state('');
	/** The choices that are kept, as `slices/` declares each of them. */
	readonly kept: ChoiceStates = choiceStates({
		// The engine's views read the shares too.
		shares: () => this.#workspace.useCrosswalk(rowsOf(this.rules))
	});
	readonly plans = new Plans(this.kept.plans);
	readonly drafts = new Drafts(this.kept.paragraphs);
	readonly likeness = new Likeness(this.kept.traits);
	readonly lists = new NamedLists(this.kept.lists);
	readonly #workspace: Workspace;
	readonly assumptions = $derived.by(() =>
		assumptionsFrom(normer, this.local, this.#workspace.onlySynthetic)
	);
	readonly rules = $derived(rulesFrom(kobling.regler, this.shares));
	/** What the figures that rest on the crosswalk rest on, by name. */
	readonly crosswalk = $derived.by(() => {
		const { basis, sets, shares, reasons } = this.kept;
		const named = sets.at(basis.at('set') ?? '');
		return inForce({ shares: shares.all, reasons: reasons.all }, named ?? null);
	});
	#country = $state.raw<Question | null>(null);
	readonly #premises: Premises = $derived({
		rules: this.rules,
		assumptions: this.assumptions,
		seed: SEED,
		country: this.#country
	});
	readonly model: ModelInForce = $derived({
		premises: this.#premises,
		leading: this.kept.leading.all
	});

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	get local(): Record<string, LocalValue> {
		return this.kept.local.all;
	}

	get ticked(): Record<string, TickedMeasure> {
		return this.kept.ticked.all;
	}

	get shares(): Record<string, Shares> {
		return this.kept.shares.all;
	}

	set shares(shares: Record<string, Shares>) {
		this.kept.shares.all = shares;
	}

	get leading(): Record<string, string> {
		return this.kept.leading.all;
	}

	get reasons(): Record<string, string> {
		return this.kept.reasons.all;
	}

	/** The country that the assumptions are tried on (`country.ts`); null: they are not tried. */
	get country(): Question | null {
		return this.#country;
	}

	/** One that says the same changes nothing: the model has its draws from the premises it has. */
	set country(country: Question | null) {
		const before = untrack(() => this.#country);
		if (JSON.stringify(country) !== JSON.stringify(before)) this.#country = country;
	}

	get internal(): boolean {
		return this.mode === 'internal';
	}

	/** Back to a tab where nothing has been chosen. */
	clear(): void {
		this.mode = 'share';
		this.maker = '';
		clear(this.kept);
		this.plans.forgetSteps();
		this.drafts.clear();
		this.likeness.forgetSteps();
		this.lists.forgetSteps();
		this.country = null;
	}

	/** Own shares for a rule of the crosswalk, and why; null brings the default back. */
	setShares(rule: string, shares: Shares | null, reason = ''): void {
		this.kept.shares.put(rule, shares);
		this.kept.reasons.put(rule, shares && reason ? reason : null);
	}

	setLeading(forlop: ForlopId, source: string | null): void {
		this.kept.leading.put(String(forlop), source || null);
	}

	setLocal(norm: string, value: LocalValue | null): void {
		this.kept.local.put(norm, value);
	}

	tick(kommune: string, measure: string, value: TickedMeasure | null): void {
		this.kept.ticked.put(`${kommune}:${measure}`, value);
	}

	/** Sets the kommune's own target for a subject; null takes it away. */
	setTarget(kommune: string, subject: string, target: Target | null): void {
		this.kept.targets.put(`${kommune}:${subject}`, target);
	}

	targetFor(kommune: string, subject: string): Target | undefined {
		return this.kept.targets.at(`${kommune}:${subject}`);
	}

	tickedFor(kommune: string, measure: string): TickedMeasure | undefined {
		return this.kept.ticked.at(`${kommune}:${measure}`);
	}
}

function rowsOf(rules: readonly Rule[]): CrosswalkRow[] {
	return rules.flatMap(({ source, field, value, shares }) =>
		DESTINATIONS.map((forlop) => {
			const { low, middle, high } = shares[forlop];
			return {
				kilde: source,
				felt: field,
				verdi: value,
				forlop,
				lav: low,
				midt: middle,
				hoy: high
			};
		})
	);
}
