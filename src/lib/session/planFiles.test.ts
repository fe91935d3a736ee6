import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, emptyPlan, emptyScenario, type Plan } from '../model/plan.ts';
import { emptyContent } from './keeping/kept.ts';
import { parseContent } from './keeping/parse.ts';
import { openPlan, planHash, planInHash } from './planFiles.ts';

const plan: Plan = {
	...emptyPlan(),
	price: { kroner: 950_000, year: 2026 },
	first: 2028,
	scenarios: [
		{
			...emptyScenario('A', 'Én til på Røros – «øvrig»'),
			staff: [{ forlop: 3, education: 'sykepleier', arsverk: 1, from: 3 }]
		}
	]
};
const of = { kommune: '3427', plan };
const file = (content: unknown) => new Blob([JSON.stringify(content)]);
const whole = { format: 'forlopsatlas-plan', version: 2, ...of };
const readBack = { ok: true, dropped: [] as unknown[], ...of };

describe('a plan in an address', () => {
	it('comes back as it was', () => {
		expect(planInHash(planHash(of)!)).toEqual(readBack);
		expect(planHash(of)).toMatch(/^#plan=[\w-]+$/);
	});

	it('is left out when it is too long to be sent', () => {
		const staff = Array.from({ length: 60 }, () => plan.scenarios[0]!.staff[0]!);
		const long = { ...plan, scenarios: [{ ...emptyScenario('A', ''), staff }] };
		expect(planHash({ kommune: '3427', plan: long })).toBeNull();
	});

	it('is none where the address holds something else', () => {
		expect(planInHash('')).toBeNull();
		expect(planInHash('#antakelser')).toBeNull();
	});

	it('that was cut or changed is refused, and never throws', () => {
		expect(planInHash(planHash(of)!.slice(0, -9))).toEqual({ ok: false, reason: 'damaged' });
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(planInHash(`#plan=${text}`)).toMatchObject({ ok: false });
			})
		);
	});
});

describe('a plan in a file', () => {
	it('is read as it was', async () => {
		expect(await openPlan(file(whole))).toEqual(readBack);
	});

	it('is refused with a reason', async () => {
		expect(await openPlan(file({ ...whole, version: 3 }))).toEqual({ ok: false, reason: 'newer' });
		for (const other of [{ ...whole, format: 'noe' }, { ...whole, kommune: '34' }, [], null])
			expect(await openPlan(file(other))).toEqual({ ok: false, reason: 'damaged' });
		expect(await openPlan(new Blob(['{']))).toEqual({ ok: false, reason: 'damaged' });
	});
});

describe('a plan of before', () => {
	const scenario = plan.scenarios[0]!;
	const [staff] = scenario.staff;
	const before = (given: object) =>
		file({ ...whole, version: 1, plan: { ...plan, scenarios: [{ ...scenario, ...given }] } });

	it('has man-years in follow-up, whose form was not written', async () => {
		const found = await openPlan(before({}));
		expect(found).toEqual(readBack);
		expect(found.ok && changesOf(found.plan.scenarios[0]!, [], null).added).toMatchObject([
			{ forlop: 3, form: 'oppfolging', arsverk: 1 }
		]);
	});

	it('comes back with the form of each', async () => {
		for (const form of ['oppfolging', 'booppfolging', 'utenfor']) {
			const found = await openPlan(before({ staff: [{ ...staff, form }] }));
			expect(found).toMatchObject({ ok: true, plan: { scenarios: [{ staff: [{ form }] }] } });
			expect(found.ok && planInHash(planHash(found)!)).toEqual(found);
		}
		expect(await openPlan(before({ staff: [{ ...staff, form: 'annet' }] }))).toEqual({
			ok: false,
			reason: 'damaged'
		});
	});

	it('lets go of numbers that no answer uses, and says which', async () => {
		const own = { low: 10, middle: 20, high: 30 };
		const norms = {
			timer_per_bruker_2: { low: 30, middle: 45, high: 65 },
			brukere_per_arsverk_3: { low: 9, middle: 12, high: 15 },
			brukere_per_oppfolgingsarsverk_3: own
		};
		const found = await openPlan(before({ norms }));
		expect(found).toMatchObject({
			ok: true,
			dropped: [
				{ scenario: 'A', id: 'timer_per_bruker_2', range: { middle: 45 } },
				{ scenario: 'A', id: 'brukere_per_arsverk_3', range: { middle: 12 } }
			]
		});
		expect(found.ok && found.plan.scenarios[0]!.norms).toEqual({
			brukere_per_oppfolgingsarsverk_3: own
		});
	});

	it('says so where it was kept on the machine, or in a project', () => {
		const norms = { timer_per_bruker_1: { low: 3, middle: 4, high: 5 } };
		const kept = { ...emptyContent(), version: 1 };
		const plans = { '3427': { ...plan, scenarios: [{ ...scenario, norms }] } };
		const parsed = parseContent({ ...kept, choices: { ...kept.choices, plans } });
		expect(parsed).toMatchObject({
			ok: true,
			notes: [
				{ code: 'plan-number-gone', kommune: '3427', scenario: 'A', id: 'timer_per_bruker_1' }
			],
			content: { choices: { plans: { '3427': { scenarios: [{ norms: {} }] } } } }
		});
	});
});

describe('a plan from outside', () => {
	const measure = (shared: string[], units = 1) => ({
		...{ measure: 'fact_liten', units, arsverk: null },
		shared
	});
	const twice = {
		...plan,
		scenarios: [
			{
				...emptyScenario('A', ''),
				staff: [{ forlop: 3, education: 'kaptein', arsverk: 1 }],
				measures: [measure(['3428', '3428', '3427', '9999']), measure(['3429'], 2)]
			}
		],
		together: {
			kommuner: ['3428', '3428', '3427', '0000', '3429'],
			measure: 'borte',
			split: 'need'
		}
	};
	it('has each kommune and each measure once, and none that is not there', async () => {
		const read = await openPlan(file({ ...whole, plan: twice }));
		expect(read).toMatchObject({
			ok: true,
			plan: {
				scenarios: [{ staff: [{ education: '' }], measures: [measure(['3429'], 2)] }],
				together: { kommuner: ['3428', '3429'] }
			}
		});
	});
	it('heals where it was kept broken', () => {
		const kept = { ...emptyContent(), version: 1 };
		const choices = { ...kept.choices, plans: { '3427': twice } };
		const parsed = parseContent({ ...kept, choices });
		expect(parsed).toMatchObject({
			ok: true,
			content: { choices: { plans: { '3427': { together: { kommuner: ['3428', '3429'] } } } } }
		});
	});
	it('is refused, or gives a page nothing twice and nothing unknown, whatever it holds', () => {
		const four = fc.constantFrom('3427', '3428', '3428', '9999', '0000');
		/** One in ten of what is written is hostile. */
		const mostly = <T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<unknown>) =>
			fc.oneof(
				{ weight: 9, arbitrary: good as fc.Arbitrary<unknown> },
				{ weight: 1, arbitrary: bad }
			);
		const amount = mostly(
			fc.double({ min: 1, max: 900, noNaN: true }),
			fc.constantFrom(-1, 0, 1e308, '1', 'NaN', null, [], {}, Number.MAX_SAFE_INTEGER)
		);
		const word = mostly(
			fc.constantFrom('fact_liten', 'fact_stor', 'psykolog'),
			fc.oneof(fc.string(), fc.constantFrom('', '\u0000', 'constructor'))
		);
		const code = mostly(four, fc.constantFrom('34', '', '__proto__', '３４２８'));
		const hostile = fc.record({
			price: mostly(fc.constant(null), fc.record({ kroner: amount, year: amount })),
			scenarios: fc.array(
				fc.record({
					id: mostly(fc.constantFrom('A', 'B', 'C', 'D'), fc.constantFrom('E', '')),
					name: word,
					staff: fc.array(
						fc.record({
							forlop: mostly(fc.constantFrom(1, 2, 3), fc.constant(4)),
							education: word,
							arsverk: amount
						})
					),
					measures: fc.array(
						fc.record({
							...{ measure: word, units: amount, arsverk: fc.option(amount) },
							shared: fc.array(code)
						})
					),
					norms: mostly(fc.constant({}), fc.dictionary(fc.string(), fc.record({ low: amount }))),
					growth: fc.constant(null)
				})
			),
			together: fc.record({
				kommuner: fc.array(code),
				measure: word,
				split: mostly(fc.constantFrom('need', 'equal'), fc.constant('luck'))
			})
		});
		let taken = 0;
		fc.assert(
			fc.property(hostile, (plan) => {
				const bytes = new TextEncoder().encode(JSON.stringify({ ...whole, plan }));
				const read = planInHash(`#plan=${btoa(String.fromCharCode(...bytes))}`);
				if (!read?.ok) {
					expect(read).toEqual({ ok: false, reason: 'damaged' });
					return;
				}
				taken++;
				const keys = [
					read.plan.scenarios.map(({ id }) => id),
					['3427', ...read.plan.together.kommuner],
					...read.plan.scenarios.map(({ measures }) => measures.map((one) => one.measure)),
					...read.plan.scenarios.flatMap(({ measures }) =>
						measures.map(({ shared }) => ['3427', ...shared])
					)
				];
				for (const all of keys) expect(new Set(all).size).toBe(all.length);
				expect(read.plan.together.kommuner.every((one) => ['3428'].includes(one))).toBe(true);
			}),
			{ numRuns: 500 }
		);
		expect(taken, 'some are read').toBeGreaterThan(10);
	});
});
