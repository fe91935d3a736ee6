import loadHighs from 'highs';
import { protectFamily, type Family, type MaskColumns } from '../disclosure/cube/family.ts';
import { knowing, type Judgements } from '../disclosure/cube/known.ts';
import { protect } from '../disclosure/protect/protect.ts';
import { highsSolver, type Solver } from '../disclosure/protect/solver.ts';
import type { Doing } from './telling.ts';

export interface ProtectTasks {
	protect: (asked: Asked) => Protected;
}

interface Asked {
	family: Family;
	/** Of the solver's own file; null where it finds it itself. */
	solver: string | null;
	/** What was found before. */
	known: Judgements;
}

export interface Protected {
	mask: MaskColumns;
	/** What was found, now or before. */
	found: Judgements;
}

let solver: Promise<Solver> | undefined;

/** Fetched when something has to be found out. */
async function solverFrom(address: string | null): Promise<Solver> {
	return highsSolver(await loadHighs(address === null ? {} : { locateFile: () => address }));
}

/** Protects a family of counts, in the worker and in its place. */
export const protectWork: Doing = async ({ input }, { progress, signal }): Promise<Protected> => {
	const asked = input as Asked;
	const found: Judgements = {};
	const judge = knowing(
		async (system) => {
			solver ??= solverFrom(asked.solver);
			const options = { solver: await solver, ...(signal ? { signal } : {}) };
			const judged = await protect(system, options);
			return judged.kind === 'mask' ? judged : null;
		},
		asked.known,
		found
	);
	const mask = await protectFamily(asked.family, judge, (done) => progress?.(done));
	return { mask, found };
};
