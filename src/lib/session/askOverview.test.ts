import { describe, expect, it } from 'vitest';
import { kobling, normer } from '../catalogue/forlop.ts';
import { areas } from '../catalogue/omrader.ts';
import { value } from '../domain/cell.ts';
import type { RawFigure } from '../domain/figure.ts';
import { assumptionsFrom } from '../model/assumptions.ts';
import { rulesFrom } from '../model/crosswalk.ts';
import { askOverview } from './askOverview.ts';
import { countryQuestion } from './country.ts';
import { releaseAll } from './figures.svelte.ts';
import type { ModelInForce } from './gaps.ts';
import { ModelDesk } from '../workers/model.ts';

const rules = rulesFrom(kobling.regler, {});
const CODES = areas.kommuner.map(({ code }) => code).slice(0, 40);

/** Sixty users and four man-years in talks, in each. */
function rawOf(area: string): RawFigure[] {
	const one = (indicator: string, category: string, count: number): RawFigure => ({
		...{ indicator, level: 'kommune', area, year: 2024, forlop: 'alle', category },
		...{ cell: value(count), low: null, high: null, denominator: null },
		...{ reporting: null, of: null }
	});
	return [
		one('brukere_gruppe', 'rus_alvorlig', 60),
		one('arsverk_tiltakstype', 'behandling_samtale', 4)
	];
}

const set = releaseAll(CODES.flatMap(rawOf), 'share');
const model = (kommuner: readonly string[]): ModelInForce => ({
	premises: {
		...{ rules, assumptions: assumptionsFrom(normer, {}, true), seed: 's' },
		country: countryQuestion(set, kommuner, 2024, rules)
	},
	leading: {}
});
const follow = (signal = new AbortController().signal) => {
	const heard: number[] = [];
	return { heard, following: { signal, onProgress: (done: number) => void heard.push(done) } };
};

describe('all kommuner at once', () => {
	it('are answered some at a time, with how many are done', async () => {
		const { heard, following } = follow();
		const all = { set, kommuner: CODES, year: 2024 };
		const { overview, country } = await askOverview(
			...([new ModelDesk(null), all, model(CODES), following] as const)
		);
		expect(overview.each.map(({ place }) => place)).toEqual(CODES);
		expect(heard).toEqual([32, 40]);
		expect([country?.need, country?.staff]).toEqual([2024, 2024]);
		expect(country?.answer.national?.there.median).toBeGreaterThan(0);
	});

	it('are not tried on a country of too few', async () => {
		const few = CODES.slice(0, 3);
		const { following } = follow();
		const all = { set, kommuner: few, year: 2024 };
		const found = await askOverview(new ModelDesk(null), all, model(few), following);
		expect([found.country, found.overview.each.length]).toEqual([null, 3]);
	});

	it('are dropped when others are asked for', async () => {
		const { heard, following } = follow(AbortSignal.abort(new Error('stale')));
		const all = { set, kommuner: CODES, year: 2024 };
		await expect(askOverview(new ModelDesk(null), all, model(CODES), following)).rejects.toThrow(
			'stale'
		);
		expect(heard).toEqual([]);
	});
});
