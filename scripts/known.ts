import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Judgements } from '../src/lib/disclosure/cube/known.ts';
import { lookAmong } from '../src/lib/workers/protect.ts';
import { engineKey, exampleFolder } from './exampleKey.mjs';

/** The judgements of the examples that are written down: which of their small numbers may be shown. */
export const knownPath = `${exampleFolder}/vern.json`;

interface Written {
	/** `engineKey` of what has judged. */
	key: string;
	judgements: Judgements;
}

/** None where another engine has judged: it might have judged otherwise. */
export function readJudgements(): Judgements {
	if (!existsSync(knownPath)) return {};
	const { key, judgements } = JSON.parse(readFileSync(knownPath, 'utf8')) as Partial<Written>;
	return key === engineKey() ? (judgements ?? {}) : {};
}

export function writeJudgements(judgements: Judgements): void {
	writeFileSync(knownPath, JSON.stringify({ key: engineKey(), judgements } satisfies Written));
}

/** Lets what runs in Node look among them; what is not there is found out, which takes a while. */
export function lookAmongWritten(): void {
	const written = readJudgements();
	lookAmong(() => Promise.resolve(written));
}
