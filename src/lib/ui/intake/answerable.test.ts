import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ANSWERABLE } from './answerable.ts';

const sentences = JSON.parse(
	readFileSync(new URL('../../../../messages/intake/nb.json', import.meta.url), 'utf8')
) as Record<string, string>;

/** A sentence that asks for a choice where it stands. */
const CHOOSE = /\bvelg(?:er du)?\b[^.]*\bher\b/i;
/** What is chosen is a file: it is done again, or in another program. */
const FILE = /\b(?:fil|filen|filene|kopien|åpne|lagre)\b/i;

const asked = Object.entries(sentences).flatMap(([key, text]) => {
	const code = /^problem_(\w+)_todo$/.exec(key)?.[1]?.replaceAll('_', '-');
	const choices = text.split(/(?<=\.)\s/).filter((one) => CHOOSE.test(one) && !FILE.test(one));
	return code === undefined || choices.length === 0 ? [] : [{ code, text: choices.join(' ') }];
});

it('a sentence that says "velg … her" stands beside a field', () => {
	expect(asked.map(({ code }) => code)).toEqual(
		expect.arrayContaining(['duplicate-keys', 'rows-repeated', 'year-dates'])
	);
	const without = asked.filter(({ code }) => ![...ANSWERABLE].some((one) => one === code));
	expect(without).toEqual([]);
});
