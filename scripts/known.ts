import { existsSync, readFileSync } from 'node:fs';
import type { Judgements } from '../src/lib/disclosure/cube/known.ts';
import { lookAmong } from '../src/lib/workers/protect.ts';
import { exampleFolder } from './exampleKey.mjs';

/** The judgements of the examples that are written down: which of their small numbers may be shown. */
export const knownPath = `${exampleFolder}/vern.json`;

/** Lets what runs in Node look among them; what is not there is found out, which takes a while. */
export function lookAmongWritten(): void {
	const written: Judgements = existsSync(knownPath)
		? (JSON.parse(readFileSync(knownPath, 'utf8')) as Judgements)
		: {};
	lookAmong(() => Promise.resolve(written));
}
