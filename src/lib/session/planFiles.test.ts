import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPlan, emptyScenario, type Plan } from '../model/plan.ts';
import { openPlan, planHash, planInHash } from './planFiles.ts';

const plan: Plan = {
	...emptyPlan(),
	price: { kroner: 950_000, year: 2026 },
	scenarios: [
		{
			...emptyScenario('A', 'Én til på Røros – «øvrig»'),
			staff: [{ forlop: 3, education: 'sykepleier', arsverk: 1 }]
		}
	]
};
const of = { kommune: '3427', plan };
const file = (content: unknown) => new Blob([JSON.stringify(content)]);
const whole = { format: 'forlopsatlas-plan', version: 1, ...of };

describe('a plan in an address', () => {
	it('comes back as it was', () => {
		expect(planInHash(planHash(of)!)).toEqual({ ok: true, ...of });
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
		expect(await openPlan(file(whole))).toEqual({ ok: true, ...of });
	});

	it('is refused with a reason', async () => {
		expect(await openPlan(file({ ...whole, version: 2 }))).toEqual({ ok: false, reason: 'newer' });
		for (const other of [{ ...whole, format: 'noe' }, { ...whole, kommune: '34' }, [], null])
			expect(await openPlan(file(other))).toEqual({ ok: false, reason: 'damaged' });
		expect(await openPlan(new Blob(['{']))).toEqual({ ok: false, reason: 'damaged' });
	});
});
