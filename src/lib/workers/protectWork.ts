import loadHighs from 'highs';
import { protectFamily, type Family, type MaskColumns } from '../disclosure/cube/family.ts';
import { protect } from '../disclosure/protect/protect.ts';
import { highsSolver, type Solver } from '../disclosure/protect/solver.ts';
import type { Doing } from './telling.ts';

export interface ProtectTasks {
	protect: (asked: { family: Family; solver: string | null }) => MaskColumns;
}

let solver: Promise<Solver> | undefined;

/** @param address of the solver's own file; null where it finds it itself */
async function solverFrom(address: string | null): Promise<Solver> {
	return highsSolver(await loadHighs(address === null ? {} : { locateFile: () => address }));
}

/** Protects a family of counts, in the worker and in its place. */
export const protectWork: Doing = async ({ input }, { progress, signal }) => {
	const asked = input as Parameters<ProtectTasks['protect']>[0];
	solver ??= solverFrom(asked.solver);
	const options = { solver: await solver, ...(signal ? { signal } : {}) };
	return protectFamily(
		asked.family,
		async (system) => {
			const found = await protect(system, options);
			return found.kind === 'mask' ? found : null;
		},
		(done) => progress?.(done)
	);
};
