import { describe, expect, it } from 'vitest';
import {
	assumptions,
	byGroup,
	commonsOf,
	exactly,
	followUp,
	question
} from '../../../tests/questions.ts';
import { value } from '../domain/cell.ts';
import type { Released } from '../domain/figure.ts';
import { EXACT } from '../domain/range.ts';
import { answer as answers, type Answer } from '../model/answer.ts';
import type { Assumption } from '../model/assumptions.ts';
import { DRAWS } from '../model/common.ts';
import { REGISTERED } from '../model/question.ts';
import { m, numberText } from '../text/index.ts';
import { answerSteps } from './answerSteps.ts';
import { dependsText, gapHeading, gapLabel } from './answerWords.ts';
import { balancePicture } from './balance.ts';
import { dependsPicture } from './depends.ts';
import { gapQuantity, needQuantity, type UnitInput } from './gap.ts';
import { yardstickHeading } from './yardsticks.ts';
import { ofKommune } from './origin.ts';

const need = byGroup([30, 30, 30, 30]);
const of = question(need, followUp(2, 2));
const ask = (own: readonly Assumption[], asked = of): Answer =>
	answers(asked, commonsOf(own), DRAWS)[0]!;
const plain = exactly(15, 15);
const half = plain.map((one) =>
	one.norm.id === REGISTERED ? { ...one, range: EXACT(0.5), origin: 'local' as const } : one
);
const input = (answer: Answer, more: Partial<UnitInput> = {}): UnitInput => ({
	...{
		answer,
		year: 2024,
		leads: [{ source: 'brukerplan', year: 2024 }],
		users: value(113) as Released
	},
	...{
		rate: null,
		registered: null,
		expected: { users: 100, reference: 'landet' },
		others: [],
		allStaff: 4
	},
	...{ staffBefore: null, staffRate: null, staffYear: 2024, own: { shared: null, places: null } },
	...more
});
const place = {
	...{ place: 'Tynset', year: 2024, crosswalk: null },
	origin: ofKommune('3427', 2024, { sources: [] })
};

describe('users where nobody has said how many are not registered', () => {
	it('are the registered, as the source tells them, beside the reference', () => {
		const quantity = needQuantity(input(ask(plain)));
		expect(quantity.label).toContain('113');
		expect(quantity.reference).toBe(100);
		expect(balancePicture(ask(plain), place)!.heading).toContain('registrerte brukere');
	});
});

describe('the balance', () => {
	it('is told with the same digits in its sentence, its table and its steps', () => {
		const answer = ask(plain);
		const picture = balancePicture(answer, place)!;
		const [low, high] = [answer.turns!.low, answer.turns!.high].map((one) =>
			numberText(one, answer.turns!.high >= 10 ? 0 : 1)
		);
		expect(picture.heading).toContain(`${low}–${high}`);
		expect(picture.summary).toContain(`færre enn ${low} `);
		expect(picture.table.rows[0]).toMatchObject({ low: { text: low }, high: { text: high } });
		const steps = answerSteps({ answer, leads: [] } as never, 'gap', {} as never).rows;
		const turning = steps.find(({ step }) => step === m.explain_turns());
		expect(turning).toMatchObject({ low: { text: low }, high: { text: high } });
		const [here] = picture.lanes;
		expect(picture.summary).toContain(here!.label);
	});
});

describe('users where somebody has', () => {
	it('are all of them, said to be so, and beside no figure of registered users', () => {
		const quantity = needQuantity(input(ask(half)));
		expect(quantity.label).not.toContain('113');
		expect(quantity.span!.low).toBeGreaterThan(150);
		expect(quantity.reference).toBeNull();
		expect(quantity.notes.join()).toContain('50 % av brukerne er registrert');
		const picture = balancePicture(ask(half), place)!;
		expect(picture.heading).not.toContain('registrerte');
		expect(picture.slider).not.toContain('registrerte');
	});
});

describe('two sources, one for each pathway', () => {
	const other = { ...need, source: 'oversikt:NAV' };
	const mixed = ask(plain, { ...of, need: { 1: null, 2: other, 3: need } });

	it('are named, not added, and the way on is told where one of them sees both', () => {
		expect(mixed.users).toBeNull();
		const others = [{ source: 'oversikt:NAV', year: 2024, users: ask(plain).users! }];
		expect(needQuantity(input(mixed, { users: undefined, others })).label).toContain(
			'ikke lagt sammen'
		);
		const told = (given: UnitInput['others']) =>
			gapQuantity(input(mixed, { others: given })).notes.join('; ');
		expect(told(others)).toMatch(/hver sin kilde \(NAV, BrukerPlan\).*velg samme kilde/);
		expect(told([])).not.toContain('velg samme kilde');
	});
});

describe('an answer beside the country', () => {
	const around = (median: number) => ({ low: median - 1, median, high: median + 1 });
	const plenty = ask(exactly(60, 60));
	/** What the country has of what it needs, and what the kommune has more of than it. */
	const beside = (answer: Answer, short: number, local: number): Answer => ({
		...answer,
		national: {
			...{ there: around(2), short, local: around(local) },
			national: around((answer.gap?.median ?? 0) - local)
		}
	});
	const said = (answer: Answer, trying = false) =>
		gapHeading(answer, trying).replaceAll('\u00a0', ' ');

	it('is a surplus in numbers only where it is the kommune’s own', () => {
		expect(plenty.verdict).toBe('covered');
		expect(said(beside(plenty, 0.5, -1))).toMatch(/årsverk mer enn forløp 2 og 3 trenger/);
		const everybody = beside(plenty, 0.02, -1);
		expect(said(everybody)).toMatch(/dekket etter antakelsene, men det er det i hele landet/);
		expect(said(everybody)).toContain('om lag 1 årsverk flere her enn andre steder');
		expect(said(everybody)).not.toContain('mer enn');
		expect(gapLabel(everybody)).toBe('trolig dekket');
	});

	it('says when the kommune has fewer than others, though the need is covered, and more though it is not', () => {
		expect(said(beside(plenty, 0.02, 6))).toContain('6 årsverk færre her enn andre steder');
		expect(said(beside(plenty, 0.5, 6))).toContain('6 årsverk færre her enn andre steder');
		const lacking = ask(exactly(10, 10));
		expect(lacking.verdict).toBe('missing');
		expect(said(beside(lacking, 0.5, -2))).toContain('2 årsverk flere her enn andre steder');
		expect(said(beside(lacking, 0.5, 2))).not.toContain('andre steder');
		expect(said(beside(lacking, 0.98, 2))).toMatch(/mangler det i hele landet.*2 årsverk færre/);
	});

	it('leads with what is particular here where the answer is everybody’s', () => {
		const lead = (answer: Answer, trying = false) => {
			const asked = { place: 'Oslo', leading: 'norm', answer, trying } as const;
			const { heading, more } = yardstickHeading({ ...asked, practice: null, target: null });
			return { heading: heading.replaceAll('\u00a0', ' '), more };
		};
		const fewer = lead(beside(plenty, 0.02, 6));
		expect(fewer.heading).toMatch(/^Målt mot behovet har Oslo trolig om lag 6 årsverk færre/);
		expect(fewer.more).toContain('det er det i hele landet');
		expect(lead(beside(plenty, 0.02, 0.6)).heading).toMatch(/kan ikke avgjøres: fra 0,4 flere/);
		expect(lead(beside(plenty, 0.02, 0)).heading).toContain('om lag like mange');
		expect(lead(beside(plenty, 0.5, 6)).heading).not.toContain('Oslo');
		expect(lead(beside(plenty, 0.02, 6), true).heading).not.toContain('Oslo');
	});

	it('tells no surplus before it is tried', () => {
		expect(said(plenty, true)).toMatch(/trolig nok årsverk.*prøves fortsatt mot landet/);
		expect(said(plenty, true)).not.toContain('mer enn');
		expect(said(plenty)).not.toContain('prøves');
	});

	it('has one note on both parts of a surplus, which says which way the kommune’s own goes', () => {
		const notes = (answer: Answer) => gapQuantity(input(answer)).notes.join('; ');
		expect(notes(beside(plenty, 0.02, 6))).toContain(
			'også landet har for mange; målt mot landet 6 årsverk færre'
		);
	});
});

describe('a range on one side that decides nothing', () => {
	it('says what it is of', () => {
		const hidden = { ...ask(exactly(60, 60)), verdict: 'undecided' as const };
		const notes = (why: Answer['why']) => gapQuantity(input({ ...hidden, why })).notes.join('; ');
		expect(notes({ reason: 'hidden' })).toMatch(/etter det som vises: fra .* for mange/);
		expect(notes({ reason: 'bounds' })).toMatch(/slik årsverkene trolig faller: fra/);
	});
});

describe('what an answer hangs on', () => {
	const decided = ask(exactly(15, 15));
	const unsure = { ...decided, verdict: 'undecided' as const };

	it('is told of inputs only where they can decide it', () => {
		const between = { ...unsure, why: { reason: 'spans-zero' as const } };
		expect(dependsText(between)).not.toBeNull();
		for (const why of [
			{ reason: 'sources' as const, sources: ['oversikt:NAV'] },
			{ reason: 'yardsticks' as const },
			{ reason: 'series-break' as const }
		]) {
			expect(dependsText({ ...unsure, why }), why.reason).toBeNull();
			expect(dependsPicture({ ...unsure, why }, place), why.reason).toBeNull();
		}
	});

	it('is asked for first where it is not set', () => {
		expect(dependsText(ask(assumptions()))).toBeNull();
	});
});
