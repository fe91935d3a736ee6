import { describe, expect, it } from 'vitest';
import { indikatorer, looksAhead } from '../../catalogue/indikatorer.ts';
import { kilde } from '../../catalogue/kilder.ts';
import {
	betterOf,
	breaksOf,
	mayChange,
	mayCompare,
	mayFunnel,
	mayHoldAgainst,
	mayJudge,
	mayRank
} from './guard.ts';

const why = (ruling: ReturnType<typeof mayCompare>) => (ruling.allowed ? null : ruling.why.code);
const of = (indicator: string) => ({ indicator });

describe('the guard', () => {
	it('lets nothing that is made of a source with a warning be compared, whatever leads it', () => {
		const warned = indikatorer.filter(({ kilder }) =>
			kilder.some((id) => !kilde(id).forlopsatlas.sammenligning.mellomKommuner)
		);
		expect(warned.map(({ id }) => id)).toContain('gap');
		expect(warned.map(({ id }) => id)).toContain('arsverk_rate');
		for (const { id } of warned) {
			for (const ruling of [mayCompare, mayJudge, mayRank, mayFunnel])
				expect(ruling(of(id)).allowed, id).toBe(false);
			expect(why(mayCompare(of(id)))).toBe('not-comparable');
		}
	});

	it('asks as much for each step: what may be ranked may be judged, and what may be judged compared', () => {
		for (const { id } of indikatorer) {
			if (mayRank(of(id)).allowed) expect(mayFunnel(of(id)).allowed).toBe(true);
			if (mayFunnel(of(id)).allowed) expect(mayJudge(of(id)).allowed).toBe(true);
			if (mayJudge(of(id)).allowed) expect(mayCompare(of(id)).allowed).toBe(true);
			if (looksAhead(indikatorer.find((one) => one.id === id)!))
				expect(mayCompare(of(id)).allowed).toBe(false);
		}
	});

	it('says why, and what can be shown instead', () => {
		expect(why(mayCompare(of('brukere_gruppe')))).toBe('count');
		expect(why(mayCompare(of('framskrevet_18')))).toBe('projection');
		expect(why(mayJudge(of('kpr_kontakt')))).toBe('no-limits');
		expect(why(mayJudge(of('kostra_utgifter_rate')))).toBe('no-limits');
		expect(why(mayRank(of('brukere_i_alt_rate')))).toBe('no-direction');
		expect(why(mayRank(of('brukere_rate')))).toBe('assumed-shares');
		expect(mayRank(of('levekar_rod')).allowed).toBe(true);
		expect(mayRank(of('individuell_plan')).allowed).toBe(true);
		for (const { id } of indikatorer)
			for (const ruling of [mayCompare(of(id)), mayJudge(of(id)), mayRank(of(id))])
				if (!ruling.allowed) expect(ruling.instead.length, id).toBeGreaterThan(0);
	});

	it('lets one kommune be held against five others as one, and no fewer, where levels can not be compared', () => {
		expect(mayHoldAgainst(of('arsverk_rate'), 5).allowed).toBe(true);
		expect(why(mayHoldAgainst(of('arsverk_rate'), 4))).toBe('too-few');
		// A count is of no size of its own, and the gap is the model's.
		expect(mayHoldAgainst(of('psykolog'), 50).allowed).toBe(false);
		expect(mayHoldAgainst(of('gap'), 50).allowed).toBe(false);
		expect(mayHoldAgainst(of('levekar_rod'), 1).allowed).toBe(true);
	});

	it('tells no change over a break, either way round', () => {
		expect(breaksOf(of('arsverk_rate'))).toHaveLength(1);
		expect(mayChange(of('arsverk_rate'), 2024, 2020)).toMatchObject({
			why: { code: 'break', break: { fra: 2023, til: 2024 } }
		});
		expect(mayChange(of('arsverk_rate'), 2020, 2023).allowed).toBe(true);
		expect(mayChange(of('arsverk_rate'), 2024, 2026).allowed).toBe(true);
		// What is made of it has its break.
		expect(mayChange(of('gap'), 2023, 2024).allowed).toBe(false);
	});

	it('has a direction only where it is declared', () => {
		expect(betterOf(of('levekar_rod'))).toBe('low');
		expect(betterOf(of('individuell_plan'))).toBe('high');
		expect(betterOf(of('brukere_i_alt_rate'))).toBeNull();
	});
});
