import { normer } from '../catalogue/forlop.ts';
import type { DisclosureMode } from '../domain/figure.ts';
import { assumptionsFrom, type LocalValue } from '../model/assumptions.ts';
import type { Workspace } from './workspace.svelte.ts';

/** What the user answers about a measure that no file tells of. */
export type Offered = 'yes' | 'shared' | 'no';

export interface TickedMeasure {
	offered: Offered;
	note: string;
}

/** What the user has chosen in this tab: whose eyes, own assumptions, ticked measures. */
export class Choices {
	/** Never kept: a closed or reloaded tab is back to what may be shared. */
	mode = $state<DisclosureMode>('share');
	local = $state<Record<string, LocalValue>>({});
	/** By kommune and measure. */
	ticked = $state<Record<string, TickedMeasure>>({});
	readonly #workspace: Workspace;
	readonly assumptions = $derived.by(() =>
		assumptionsFrom(normer, this.local, this.#workspace.onlySynthetic)
	);

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	get internal(): boolean {
		return this.mode === 'internal';
	}

	/** Back to a tab where nothing has been chosen. */
	clear(): void {
		this.mode = 'share';
		this.local = {};
		this.ticked = {};
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

	tickedFor(kommune: string, measure: string): TickedMeasure | undefined {
		return this.ticked[`${kommune}:${measure}`];
	}
}
