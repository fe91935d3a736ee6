import * as v from 'valibot';
import { saveFile } from '../reports/index.ts';
import type { Plan } from '../model/plan.ts';
import { number, read as readAs } from './declared.ts';
import { KOMMUNE, planOf, PlanSchema, type DroppedNumber } from './slices/plans.ts';

const FORMAT = 'forlopsatlas-plan';
/** From the second on man-years have a form: an earlier version would count all of them alike. */
const VERSION = 2;
/** No plan is larger. */
const MOST_BYTES = 256 * 1024;
/** Longer addresses are cut by programs that people send them with. */
const MOST_CHARACTERS = 1800;
const MARK = 'plan=';

/** A plan and the kommune it is for. */
export interface PlanOf {
	kommune: string;
	plan: Plan;
}

/** `dropped`: numbers that are let go of, since they no longer move any answer. */
export type ReadPlan =
	({ ok: true; dropped: DroppedNumber[] } & PlanOf) | { ok: false; reason: 'damaged' | 'newer' };

/** Saves a plan as a small file. It holds what the user has written, and nothing of any data. */
export function savePlan({ kommune, plan }: PlanOf, name: string): void {
	const content = { format: FORMAT, version: VERSION, kommune, plan };
	const blob = new Blob([JSON.stringify(content, null, '\t')], { type: 'application/json' });
	saveFile(`${name}.json`, blob, 'own');
}

export async function openPlan(file: Blob): Promise<ReadPlan> {
	return file.size > MOST_BYTES ? { ok: false, reason: 'damaged' } : read(await file.text());
}

/**
 * The part of an address that holds a plan. It stands after the `#`, which browsers keep to
 * themselves: no server sees it. Null when it does not fit.
 */
export function planHash({ kommune, plan }: PlanOf): string | null {
	const json = JSON.stringify({ format: FORMAT, version: VERSION, kommune, plan });
	const bytes = new TextEncoder().encode(json);
	const text = btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');
	return text.length <= MOST_CHARACTERS ? `#${MARK}${text}` : null;
}

/** The plan in an address; null where there is none. */
export function planInHash(hash: string): ReadPlan | null {
	if (!hash.startsWith(`#${MARK}`)) return null;
	try {
		const text = atob(
			hash
				.slice(1 + MARK.length)
				.replaceAll('-', '+')
				.replaceAll('_', '/')
		);
		return read(new TextDecoder().decode(Uint8Array.from(text, (one) => one.charCodeAt(0))));
	} catch {
		return { ok: false, reason: 'damaged' };
	}
}

const Head = v.object({ format: v.literal(FORMAT), version: number });
const Body = v.object({ kommune: KOMMUNE, plan: PlanSchema });

function read(json: string): ReadPlan {
	const found = parsed(json);
	const head = readAs(Head, found);
	if (head && head.version > VERSION) return { ok: false, reason: 'newer' };
	const body = head && readAs(Body, found);
	if (!body) return { ok: false, reason: 'damaged' };
	return { ok: true, kommune: body.kommune, ...planOf(body.kommune, body.plan) };
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return null;
	}
}
