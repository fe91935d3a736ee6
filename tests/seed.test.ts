import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEED } from './seed.ts';

/** What would make a run depend on luck. */
const LUCK = /\{\s*seed:.*numRuns|numRuns.*\bseed:|(re)?[sS]etConfigureGlobal|Math\.random\(/;

describe('property tests', () => {
	it('use the one seed, which a failure prints', () => {
		expect(fc.readConfigureGlobal().seed).toBe(SEED);
		const { seed, failed } = fc.check(fc.property(fc.nat(), (n) => n < 0));
		expect([seed, failed]).toEqual([SEED, true]);
	});
	it('are never given another, and no test draws luck of its own', () => {
		const files = ['src', 'data', 'scripts', 'tests']
			.flatMap((folder) =>
				readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
					(path) => `${folder}/${path}`
				)
			)
			.filter(
				(path) => /(\.(test|spec)|^tests\/.*)\.ts$/.test(path) && !/seed\.test\.ts$/i.test(path)
			);
		expect(files.length).toBeGreaterThan(80);
		expect(files.filter((path) => LUCK.test(readFileSync(path, 'utf8')))).toEqual([]);
	});
});
