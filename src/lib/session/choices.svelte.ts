import { untrack } from 'svelte';
import { kobling, normer } from '../catalogue/forlop.ts';
import type { DisclosureMode, ForlopId } from '../domain/figure.ts';
import type { Question } from '../model/question.ts';
import { assumptionsFrom, type LocalValue } from '../model/assumptions.ts';
import { DESTINATIONS, rulesFrom, type Rule, type Shares } from '../model/crosswalk.ts';
import type { CrosswalkRow } from '../queries/cube.ts';
import { inForce, type CrosswalkSet } from '../model/crosswalkSet.ts';
import type { TickedMeasure } from '../model/measures.ts';
import type { Target } from '../model/targets.ts';
import type { ModelInForce } from './gaps.ts';
import { Plans } from './plans.svelte.ts';
import type { Premises } from './modelWork.ts';
import type { Workspace } from './workspace.svelte.ts';

/** The same seed, the same figures: for everyone, every time. */
const SEED = 'forlopsatlas';

/** What the user has chosen in this tab: whose eyes, own values and targets, ticked measures. */
export class Choices {
	/** Never kept: a closed or reloaded tab is back to what may be shared. */
	mode = $state<DisclosureMode>('share');
	local = $state<Record<string, LocalValue>>({});
	/** By kommune and measure. */
	ticked = $state<Record<string, TickedMeasure>>({});
	/** By kommune and subject (`targets.ts`). */
	targets = $state<Record<string, Target>>({});
	#shares = $state.raw<Record<string, Shares>>({});
	/** The source of need that leads, by pathway, where the user has chosen one. */
	leading = $state.raw<Partial<Record<ForlopId, string>>>({});
	readonly plans = new Plans();
	/** The user's reasons for own shares, by rule. */
	reasons = $state.raw<Record<string, string>>({});
	/** Own shares that have been given a name, by it. */
	sets = $state.raw<Record<string, CrosswalkSet>>({});
	/** The name of the set that the shares in force began as, or were saved as. */
	basis = $state.raw<Record<string, string>>({});
	readonly #workspace: Workspace;
	readonly assumptions = $derived.by(() =>
		assumptionsFrom(normer, this.local, this.#workspace.onlySynthetic)
	);
	readonly rules = $derived(rulesFrom(kobling.regler, this.#shares));
	/** What the figures that rest on the crosswalk rest on, by name. */
	readonly crosswalk = $derived.by(() => {
		const { set = '' } = this.basis;
		const named = Object.hasOwn(this.sets, set) ? this.sets[set] : undefined;
		return inForce({ shares: this.#shares, reasons: this.reasons }, named ?? null);
	});
	#country = $state.raw<Question | null>(null);
	readonly #premises: Premises = $derived({
		rules: this.rules,
		assumptions: $state.snapshot(this.assumptions),
		seed: SEED,
		country: this.#country
	});
	readonly model: ModelInForce = $derived({ premises: this.#premises, leading: this.leading });

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	/** The user's own shares of the crosswalk, by rule. The engine's views read them too. */
	get shares(): Record<string, Shares> {
		return this.#shares;
	}

	set shares(shares: Record<string, Shares>) {
		if (JSON.stringify(shares) === JSON.stringify(this.#shares)) return;
		this.#shares = shares;
		this.#workspace.useCrosswalk(rowsOf(this.rules));
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
		this.local = {};
		this.ticked = {};
		this.targets = {};
		this.shares = {};
		this.leading = {};
		this.plans.clear();
		this.reasons = {};
		this.sets = {};
		this.basis = {};
		this.country = null;
	}

	/** Own shares for a rule of the crosswalk, and why; null brings the default back. */
	setShares(rule: string, shares: Shares | null, reason = ''): void {
		const { [rule]: _old, ...rest } = this.shares;
		const { [rule]: _reason, ...others } = this.reasons;
		this.shares = shares ? { ...rest, [rule]: shares } : rest;
		this.reasons = shares && reason ? { ...others, [rule]: reason } : others;
	}

	setLeading(forlop: ForlopId, source: string | null): void {
		const { [forlop]: _old, ...rest } = this.leading;
		this.leading = source ? { ...rest, [forlop]: source } : rest;
	}

	setLocal(norm: string, value: LocalValue | null): void {
		const { [norm]: _old, ...rest } = this.local;
		this.local = value ? { ...rest, [norm]: value } : rest;
	}

	tick(kommune: string, measure: string, value: TickedMeasure | null): void {
		const key = `${kommune}:${measure}`;
		const { [key]: _old, ...rest } = this.ticked;
		this.ticked = value ? { ...rest, [key]: value } : rest;
	}

	/** Sets the kommune's own target for a subject; null takes it away. */
	setTarget(kommune: string, subject: string, target: Target | null): void {
		const key = `${kommune}:${subject}`;
		const { [key]: _old, ...rest } = this.targets;
		this.targets = target ? { ...rest, [key]: target } : rest;
	}

	targetFor(kommune: string, subject: string): Target | undefined {
		return this.targets[`${kommune}:${subject}`];
	}

	tickedFor(kommune: string, measure: string): TickedMeasure | undefined {
		return this.ticked[`${kommune}:${measure}`];
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
