import loadHighs from 'highs';
import { protectFamily, type Family, type MaskColumns } from '../disclosure/cube/family.ts';
import { knowing, type Judgements } from '../disclosure/cube/known.ts';
import { protect } from '../disclosure/protect/protect.ts';
import { highsSolver, type Solver } from '../disclosure/protect/solver.ts';
import type { System } from '../disclosure/protect/system.ts';
import type { Doing } from './telling.ts';

export interface ProtectTasks {
	/** Fetches the solver before the work that may need it. */
	ready: (asked: { solver: string | null }) => void;
	protect: (asked: Asked) => MaskColumns;
}

interface Asked {
	family: Family;
	/** Of the solver's own file; null where it finds it itself. */
	solver: string | null;
	/** What was found before. */
	known: Judgements;
}

/** What there is of the work on its way. */
export interface Sofar {
	/** Blocks there are. */
	of: number;
	/** What has been found since the last time it was told. */
	found: Judgements;
}

let solver: Solver | undefined;
let coming: Promise<Solver> | undefined;

async function solverFrom(address: string | null): Promise<Solver> {
	coming ??= loadHighs(address === null ? {} : { locateFile: () => address }).then(highsSolver);
	try {
		return (solver = await coming);
	} catch (error) {
		// It may be there the next time it is asked for.
		coming = undefined;
		throw error;
	}
}

/** Stops the work on a system that needs the solver before it is there. */
class SolverWanted extends Error {}

/** In the place of the solver: most systems of a single kommune never ask for it. */
const NOT_THERE: Solver = {
	open() {
		throw new SolverWanted();
	}
};

/** The solver is fetched when a system needs it, which is then judged from its beginning. */
async function judged(system: System, address: string | null, signal?: AbortSignal) {
	const options = signal ? { signal } : {};
	try {
		return await protect(system, { solver: solver ?? NOT_THERE, ...options });
	} catch (error) {
		if (!(error instanceof SolverWanted)) throw error;
		return protect(system, { solver: await solverFrom(address), ...options });
	}
}

/** Protects a family of counts, in the worker and in its place. */
export const protectWork: Doing = async ({ task, input }, { progress, signal }) => {
	const asked = input as Asked;
	if (task === 'ready') {
		// Work that needs no solver does not wait for it.
		void solverFrom(asked.solver).catch(() => undefined);
		return;
	}
	const found: Judgements = {};
	const judge = knowing(
		async (system) => {
			const mask = await judged(system, asked.solver, signal);
			return mask.kind === 'mask' ? mask : null;
		},
		asked.known,
		found
	);
	const told = new Set<string>();
	const news = () => Object.entries(found).filter(([print]) => !told.has(print));
	return protectFamily(asked.family, judge, (done, of) => {
		const since = news();
		for (const [print] of since) told.add(print);
		progress?.(done, { of, found: Object.fromEntries(since) } satisfies Sofar);
	});
};
