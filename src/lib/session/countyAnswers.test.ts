import { describe, expect, it } from 'vitest';
import { kobling, normer } from '../catalogue/forlop.ts';
import { areas } from '../catalogue/omrader.ts';
import { HIDDEN, value, type Cell } from '../domain/cell.ts';
import type { RawFigure } from '../domain/figure.ts';
import { assumptionsFrom } from '../model/assumptions.ts';
import { rulesFrom } from '../model/crosswalk.ts';
import { TOGETHER } from '../model/units.ts';
import { ModelDesk } from '../workers/model.ts';
import { countryQuestion } from './country.ts';
import { askCounty } from './countyAnswers.ts';
import { releaseAll, kommuneByCode } from './figures.svelte.ts';
import type { ModelInForce } from './gaps.ts';
import { askPathways } from './pathways.ts';
import { besideOthers, usersPractice } from './practice.ts';

const rules = rulesFrom(kobling.regler, {});
const CODES = areas.kommuner.map(({ code }) => code).slice(0, 24);

/** Ever fewer man-years for as many users; in every fifth kommune the users are hidden. */
function rawOf(area: string, i: number): RawFigure[] {
	const one = (indicator: string, category: string, cell: Cell): RawFigure => ({
		...{ indicator, level: 'kommune', area, year: 2024, forlop: 'alle', category },
		...{ cell, low: null, high: null, denominator: null, reporting: null, of: null }
	});
	return [
		one('brukere_gruppe', 'rus_alvorlig', i % 5 === 4 ? HIDDEN : value(60)),
		one('brukere_i_alt_rate', 'alle', value(60)),
		one('arsverk_malgruppe', 'voksne', value(0.3 + 0.6 * i)),
		one('arsverk_tiltakstype', 'behandling_samtale', value(0.3 + 0.6 * i))
	];
}

const set = releaseAll(CODES.flatMap(rawOf), 'share');
const model: ModelInForce = {
	premises: {
		...{ rules, assumptions: assumptionsFrom(normer, {}, true), seed: 's' },
		country: countryQuestion(set, CODES, 2024, rules)
	},
	leading: {}
};
const county = (kommuner: readonly string[]) => ({
	...{ set, kommuner, year: 2024, others: CODES }
});
const follow = (signal = new AbortController().signal) => {
	const heard: number[] = [];
	return { heard, following: { signal, onProgress: (done: number) => void heard.push(done) } };
};

describe('the answers of many kommuner', () => {
	it('are those of their own pages, some at a time', async () => {
		const desk = new ModelDesk(null);
		const { heard, following } = follow();
		const { answers, overview } = await askCounty(desk, county(CODES), model, following);
		expect(heard).toEqual([16, 24]);
		expect(overview.each).toHaveLength(24);
		expect(answers.map(({ kommune }) => kommune)).toEqual(CODES);
		expect(new Set(answers.map(({ answer }) => answer.verdict)).size).toBeGreaterThan(1);
		for (const { kommune, answer } of answers) {
			const { pathways } = await askPathways(desk, set, { kommune, year: 2024 }, model);
			const others = { set, kommuner: CODES };
			const own = { kommune: kommuneByCode(kommune)!, year: 2024 };
			const page = besideOthers(pathways, usersPractice(set, others, own));
			expect(answer).toEqual(page.find(({ unit }) => unit === TOGETHER)?.answer);
		}
	});

	it('are the same of a kommune whoever it is asked with', async () => {
		const some = CODES.slice(3, 7);
		const { following } = follow();
		const all = await askCounty(new ModelDesk(null), county(CODES), model, following);
		const few = await askCounty(new ModelDesk(null), county(some), model, following);
		expect(few.answers).toEqual(all.answers.slice(3, 7));
	});

	it('are never that need is covered where users are hidden', async () => {
		const { following } = follow();
		const hidden = CODES.filter((_, i) => i % 5 === 4);
		const { answers } = await askCounty(new ModelDesk(null), county(hidden), model, following);
		expect(answers.length).toBeGreaterThan(3);
		expect(answers.filter(({ answer }) => answer.verdict === 'covered')).toEqual([]);
	});

	it('are dropped when nobody waits any more', async () => {
		const { heard, following } = follow(AbortSignal.abort(new Error('stopped')));
		const asked = askCounty(new ModelDesk(null), county(CODES), model, following);
		await expect(asked).rejects.toThrow('stopped');
		expect(heard).toEqual([]);
	});
});
