import { describe, expect, it } from 'vitest';
import { kobling, normer } from '../catalogue/forlop.ts';
import { areas } from '../catalogue/omrader.ts';
import { HIDDEN, value, type Cell } from '../domain/cell.ts';
import type { FigureForlop, RawFigure } from '../domain/figure.ts';
import { answer } from '../model/answer.ts';
import { assumptionsFrom } from '../model/assumptions.ts';
import { rulesFrom } from '../model/crosswalk.ts';
import { TOGETHER } from '../model/units.ts';
import { Choices } from './choices.svelte.ts';
import { countryQuestion } from './country.ts';
import { releaseAll } from './figures.svelte.ts';
import { commonOf } from '../model/work.ts';
import { Workspace } from './workspace.svelte.ts';

const rules = rulesFrom(kobling.regler, {});
const CODES = areas.kommuner.map(({ code }) => code).slice(0, 40);
const GROUPS = ['rus_uten_psykisk', 'rus_mindre_alvorlig', 'rus_alvorlig', 'psykisk_alene'];

interface Place {
	code: string;
	/** By group; null is hidden by the source. */
	users?: readonly (number | null)[];
	usersYear?: number;
	/** In talks, in supported living, in day services. */
	staff?: readonly [number, number, number];
	staffYear?: number;
	pathways?: readonly [number, number, number];
}

function rawOf({ code, users, usersYear = 2024, staff, staffYear = 2024, pathways }: Place) {
	const raw = (indicator: string, year: number, cell: Cell, more: Partial<RawFigure> = {}) => ({
		...{ indicator, level: 'kommune' as const, area: code, year, forlop: 'alle' as FigureForlop },
		...{ category: 'alle', cell, low: null, high: null, denominator: null },
		...{ reporting: null, of: null, ...more }
	});
	const types = ['behandling_samtale', 'oppfolging_booppfolging', 'dag_aktivitet'];
	return [
		...(users ?? []).map((count, i) =>
			raw('brukere_gruppe', usersYear, count === null ? HIDDEN : value(count), {
				category: GROUPS[i] ?? ''
			})
		),
		...(staff ?? []).map((arsverk, i) =>
			raw('arsverk_tiltakstype', staffYear, value(arsverk), { category: types[i] ?? '' })
		),
		...(pathways ?? []).map((arsverk, i) =>
			raw('arsverk_forlop', staffYear, value(arsverk), { forlop: `${i + 1}` as FigureForlop })
		)
	];
}

const ask = (places: readonly Place[], year = 2024) =>
	countryQuestion(
		releaseAll(places.flatMap(rawOf), 'share'),
		places.map(({ code }) => code),
		year,
		rules
	);

const whole = (code: string): Place => ({
	...{ code, users: [10, 20, 15, 40], staff: [5, 8, 2], pathways: [3, 5, 7] }
});
const TWENTY = CODES.slice(0, 20).map(whole);
const usersIn = (question: ReturnType<typeof ask>) =>
	question?.need[3]?.parts.map(({ amount }) => (amount?.kind === 'count' ? amount.value : null));

describe('the country as a check', () => {
	it('is the sum of the kommuner that publish both, the same on both sides', () => {
		const onlyUsers = { code: CODES[20] ?? '', users: [100, 100, 100, 100] };
		const onlyStaff: Place = { code: CODES[21] ?? '', staff: [900, 900, 900] };
		const country = ask([...TWENTY, onlyUsers, onlyStaff]);
		expect(usersIn(country)).toEqual([200, 400, 300, 800]);
		expect(country?.capacity?.types.map(({ arsverk }) => arsverk)).toEqual([100, 160, 40]);
		expect(country?.capacity?.pathways).toEqual({ 1: 60, 2: 100, 3: 140 });
		expect(country?.need[1]).toBeNull();
	});

	it('is none of fewer than twenty', () => {
		expect(ask(TWENTY.slice(1))).toBeNull();
		expect(ask([])).toBeNull();
	});

	it('has no kommune with a hidden figure in it, hidden by the source or by the gate', () => {
		const [first, second, ...rest] = CODES.slice(20, 22).map(whole);
		if (!first || !second) throw new Error('Too few kommuner');
		const hidden = { ...first, users: [10, null, 15, 40] };
		const small = { ...second, users: [10, 3, 15, 40] };
		expect(usersIn(ask([...TWENTY, hidden, small, ...rest]))).toEqual([200, 400, 300, 800]);
		// One less, and it is no country: a hidden kommune is not filled in.
		expect(ask([...TWENTY.slice(1), hidden, small])).toBeNull();
	});

	it('has no kommune whose man-years are given in two ways that differ', () => {
		const wrong: Place = { ...whole(CODES[20] ?? ''), pathways: [3, 5, 70] };
		expect(usersIn(ask([...TWENTY, wrong]))).toEqual([200, 400, 300, 800]);
	});

	it('is of one year of users and one of man-years, the nearest that enough tell', () => {
		const other = CODES.slice(20, 40).map((code) => ({ ...whole(code), usersYear: 2022 }));
		const country = ask([...TWENTY, ...other]);
		expect([country?.need[2]?.year, country?.capacity?.year]).toEqual([2024, 2024]);
		expect(usersIn(country)).toEqual([200, 400, 300, 800]);
		const older = ask([...TWENTY.slice(1), ...other]);
		expect([older?.need[2]?.year, older?.capacity?.year]).toEqual([2022, 2024]);
		expect(ask(TWENTY, 2023)).toBeNull();
	});

	it('takes those that tell their man-years by pathway alone, where they are enough', () => {
		const unsplit = CODES.slice(20, 30).map((code): Place => {
			const { pathways: _none, ...rest } = whole(code);
			return rest;
		});
		expect(usersIn(ask([...TWENTY, ...unsplit]))).toEqual([200, 400, 300, 800]);
		const few = ask([...TWENTY.slice(5), ...unsplit]);
		expect(usersIn(few)).toEqual([250, 500, 375, 1000]);
		expect(few?.capacity?.pathways).toBeNull();
	});

	it('is what every kommune is tried on: one with the same ratio has no local part', () => {
		const country = ask(TWENTY);
		const assumptions = assumptionsFrom(normer, {}, true);
		const commons = (n: number) => commonOf({ rules, assumptions, seed: 's', country }, n);
		if (!country) throw new Error('No country');
		const [found] = answer(country, commons, [1000], { units: [TOGETHER] });
		expect(found?.national?.local.median).toBeCloseTo(0, 9);
		expect(found?.national?.there.median).toBeGreaterThan(0);
	});
});

describe('the country among the choices', () => {
	const choices = () => new Choices(new Workspace(() => Promise.reject(new Error('no engine'))));

	it('is in the premises, and stays the same object while it says the same', () => {
		const made = choices();
		expect(made.model.premises.country).toBeNull();
		made.country = ask(TWENTY);
		const before = made.country;
		expect(made.model.premises.country).toBe(before);
		expect(before?.capacity?.types).toHaveLength(3);
		made.country = ask(TWENTY);
		expect(made.country).toBe(before);
		made.country = ask(CODES.slice(0, 21).map(whole));
		expect(made.country).not.toBe(before);
	});

	it('goes when all is let go of', () => {
		const made = choices();
		made.country = ask(TWENTY);
		made.clear();
		expect(made.model.premises.country).toBeNull();
	});
});
