import { Audit, AuditError, type AuditOptions, type Failure } from './audit.ts';
import { boundsOf } from './bounds.ts';
import { compactOf, isKnown, type Compact } from './compact.ts';
import { viewOf } from './components.ts';
import { eliminate, leaksOf, type Progress } from './eliminate.ts';
import type { Guard } from './remainders.ts';
import type { Solver } from './solver.ts';
import { TooLargeError } from './sparse.ts';
import {
	checkSystem,
	PRIMARY,
	PUBLISHED,
	PUBLISHER_HIDDEN,
	SECONDARY,
	type System
} from './system.ts';

/** What may be shown of a system that was protected and audited. */
export interface Mask {
	kind: 'mask';
	/** Per cell: `PUBLISHED`, `PRIMARY`, `SECONDARY` or `PUBLISHER_HIDDEN`. */
	state: Uint8Array;
	/** Per cell, persons: the interval that published cells allow; the count itself when published. */
	low: Float64Array;
	high: Float64Array;
	report: Report;
}

/** Nothing is known to be safe: none of the cells may be shown. */
export interface Unaudited {
	kind: 'unaudited';
	failure: Failure;
}

/** For the person responsible; not for readers. */
export interface Report {
	cells: number;
	/** Cells of each state. */
	primaries: number;
	secondaries: number;
	publisherHidden: number;
	/** Groups of hidden counts that nothing published ties together. */
	components: number;
	/** Linear programmes that were solved. */
	solves: number;
	/** The width that every hidden cell is known to have at least, persons. */
	narrowest: number;
	seconds: { elimination: number; audit: number };
}

export interface ProtectOptions {
	solver: Solver;
	guard?: Guard;
	mostSolves?: number;
}

/** A leak of a given pattern, by cell of the system. */
export interface Leaks {
	/** Secrets that are published, or sums or differences of what is. */
	computed: number[];
	/** Published cells that give a sum of lone rows. */
	loneSums: number[];
	/** Secrets that one person can compute; looked for with the guard `persons` only. */
	byOnePerson: number[];
	/** Hidden cells with an interval under 2 wide, or that can't be one more than they are. */
	narrow: number[];
}

/**
 * Protects a system, a step at a time: whoever runs it can stop between two steps.
 *
 * @throws RangeError as `checkSystem` does
 */
export function* protecting(
	system: System,
	{ solver, guard, mostSolves }: ProtectOptions
): Generator<Progress, Mask | Unaudited> {
	checkSystem(system);
	const compact = compactOf(system);
	try {
		const start = performance.now();
		const eliminated = yield* eliminate(compact, guard);
		if (!eliminated) return { kind: 'unaudited', failure: 'public' };
		const middle = performance.now();
		const audited = yield* new Audit(compact, eliminated, solver, {
			repair: true,
			mostSolves
		}).run();
		const end = performance.now();
		const mask = maskOf(system, compact, audited.hidden);
		if (!mask) return { kind: 'unaudited', failure: 'contradiction' };
		const seconds = { elimination: (middle - start) / 1000, audit: (end - middle) / 1000 };
		const { solves, narrowest, components } = audited;
		return { ...mask, report: { ...countsOf(mask.state), components, solves, narrowest, seconds } };
	} catch (error) {
		return { kind: 'unaudited', failure: failureOf(error) };
	}
}

/** Other errors are faults of the program, and are not swallowed. */
function failureOf(error: unknown): Failure {
	if (error instanceof AuditError) return error.failure;
	if (error instanceof TooLargeError) return 'too-large';
	throw error;
}

function maskOf(system: System, compact: Compact, hidden: Uint8Array): Omit<Mask, 'report'> | null {
	const bounds = boundsOf(compact, hidden, viewOf(compact, hidden));
	if (!bounds) return null;
	const state = Uint8Array.from({ length: system.cells }, (_, cell) => {
		if (!hidden[compact.columnOf[cell]!]) return PUBLISHED;
		if (!isKnown(system, cell)) return PUBLISHER_HIDDEN;
		return system.primary[cell] ? PRIMARY : SECONDARY;
	});
	const perCell = (side: Float64Array) =>
		Float64Array.from(compact.columnOf, (column) => side[column]!);
	return { kind: 'mask', state, low: perCell(bounds.low), high: perCell(bounds.high) };
}

function countsOf(state: Uint8Array) {
	const count = (which: number) => state.reduce((sum, one) => sum + Number(one === which), 0);
	return {
		cells: state.length,
		primaries: count(PRIMARY),
		secondaries: count(SECONDARY),
		publisherHidden: count(PUBLISHER_HIDDEN)
	};
}

/** Between two breaths, so that a worker hears that it is to stop, milliseconds. */
const BREATH = 100;

/**
 * Protects a system, breathing now and then.
 *
 * @throws what `signal` was aborted with
 */
export async function protect(
	system: System,
	options: ProtectOptions & { onProgress?: (progress: Progress) => void; signal?: AbortSignal }
): Promise<Mask | Unaudited> {
	const steps = protecting(system, options);
	let breath = performance.now();
	for (;;) {
		options.signal?.throwIfAborted();
		const step = steps.next();
		if (step.done) return step.value;
		if (performance.now() - breath < BREATH) continue;
		options.onProgress?.(step.value);
		await new Promise((resolve) => setTimeout(resolve));
		breath = performance.now();
	}
}

/**
 * Judges a pattern that somebody else made, as an attacker would.
 *
 * @param suppressed 1 per hidden cell
 * @throws AuditError when it can't be judged
 */
export function leaksIn(
	system: System,
	suppressed: Uint8Array,
	{ solver, guard, mostSolves }: ProtectOptions
): Leaks {
	checkSystem(system);
	const compact = compactOf(system);
	const hidden = new Uint8Array(compact.columns).fill(1);
	compact.columnOf.forEach((column, cell) => {
		if (!suppressed[cell]) hidden[column] = 0;
	});
	const options: AuditOptions = { repair: false, mostSolves };
	const { computed, loneSums, byOnePerson } = leaksOf(compact, hidden, guard);
	const { narrow } = finish(new Audit(compact, hidden, solver, options).run());
	const cellsOf = (columns: readonly number[]) => {
		const wanted = new Set(columns);
		return [...compact.columnOf.keys()].filter((cell) => wanted.has(compact.columnOf[cell]!));
	};
	const shown = [...hidden.keys()].filter((column) => compact.secret[column] && !hidden[column]);
	return {
		computed: cellsOf([...computed, ...shown]),
		loneSums: cellsOf(loneSums),
		byOnePerson: cellsOf(byOnePerson),
		narrow: cellsOf(narrow)
	};
}

/**
 * The primary cells that what is public anyway tells by itself: nothing can hide them.
 *
 * @throws RangeError as `checkSystem` does; TooLargeError
 */
export function toldByOpen(system: System): number[] {
	checkSystem(system);
	const compact = compactOf(system);
	const { computed } = leaksOf(
		compact,
		compact.open.map((one) => 1 - one)
	);
	const told = new Set(computed);
	return [...compact.columnOf.keys()].filter((cell) => {
		const column = compact.columnOf[cell]!;
		return system.primary[cell] === 1 && (told.has(column) || compact.open[column] === 1);
	});
}

function finish<Result>(steps: Generator<unknown, Result>): Result {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
