import { describe, expect, it } from 'vitest';
import { byFile, followUp, question as asked } from '../../../tests/questions.ts';
import { kobling, normer } from '../catalogue/forlop.ts';
import { answer } from '../model/answer.ts';
import type { Question } from '../model/question.ts';
import { assumptionsFrom } from '../model/assumptions.ts';
import { DRAWS, drawCommon } from '../model/common.ts';
import { rulesFrom } from '../model/crosswalk.ts';
import { NOTHING } from '../model/scenario.ts';
import { ModelWork, type Input, type Premises, type Tasks } from '../model/work.ts';
import { ModelDesk } from './model.ts';
import type { Clerk, Question as Sent } from './telling.ts';

type Asked = Sent<Premises>;

const premises = (useExamples = true): Premises => ({
	rules: rulesFrom(kobling.regler, {}),
	assumptions: assumptionsFrom(normer, {}, useExamples),
	seed: 'desk',
	country: null
});
const question = (value: number): Question => asked(byFile(value, value), followUp(2, 4));
const direct = (of: Question, { rules, assumptions, seed }: Premises) =>
	answer(of, (n) => drawCommon(rules, assumptions, { seed, n }), DRAWS);

/** A worker as a browser has one: all that goes over is copied, and it answers later. */
class CopyingClerk implements Clerk {
	readonly asked: Asked[] = [];
	readonly #work = new ModelWork();
	onmessage: Clerk['onmessage'] = null;
	onerror: Clerk['onerror'] = null;
	onmessageerror: Clerk['onmessageerror'] = null;
	broken = false;
	terminate(): void {}

	postMessage(message: Asked): void {
		const asked = structuredClone(message);
		this.asked.push(asked);
		setTimeout(() => {
			if (this.broken) return void this.onerror?.call(null as never, {} as ErrorEvent);
			this.onmessage?.call(null as never, { data: structuredClone(this.#tell(asked)) } as never);
		});
	}

	#tell({ premises, task, input }: Asked) {
		try {
			if (premises) this.#work.rest(premises);
			return { found: this.#work.do(task as keyof Tasks, input as Input<keyof Tasks>) };
		} catch (error) {
			return { failed: String(error) };
		}
	}
}

const deskWith = (clerk: Clerk) => new ModelDesk(() => Promise.resolve(clerk));

describe('the desk', () => {
	it('answers as the model does where it is asked, to the last digit', async () => {
		const all = [question(60), question(200)];
		const rest = premises();
		const expected = all.map((one) => direct(one, rest));
		expect(await deskWith(new CopyingClerk()).answers(all, rest)).toEqual(expected);
		expect(await new ModelDesk(null).answers(all, rest)).toEqual(expected);
	});

	it('sends premises once, and again when they are others', async () => {
		const clerk = new CopyingClerk();
		const desk = deskWith(clerk);
		const [first, second] = [premises(), { ...premises(), seed: 'another' }];
		await desk.open(first);
		for (const rest of [first, second, second]) await desk.answers([question(60)], rest);
		expect(clerk.asked.map(({ premises }) => premises?.seed ?? null)).toEqual([
			'desk',
			null,
			'another',
			null
		]);
		const [last] = await desk.answers([question(60)], first);
		expect(last).toEqual(direct(question(60), first));
	});

	it('counts all kommuner, plans and teams as the model does where it is asked', async () => {
		const rest = premises();
		const all = [question(60), question(2000)];
		const work = new ModelWork();
		work.rest(rest);
		const desk = deskWith(new CopyingClerk());
		expect(await desk.ask('overview', all, rest)).toEqual(work.do('overview', all));
		const plan = { kommuner: [question(60)], changes: [NOTHING] };
		expect(await desk.ask('scenarios', plan, rest)).toEqual(work.do('scenarios', plan));
	});

	it('tries the assumptions on the country, with the draws that all share', async () => {
		const country = { ...question(60_000), place: '0' };
		const rest = { ...premises(), country };
		const [found] = await deskWith(new CopyingClerk()).answers([question(60)], rest);
		expect(found![0]!.why).toMatchObject({ reason: 'misfit' });
		expect(found![0]!.national!.there.median).toBeLessThan(0.01);
	});

	it('drops what nobody waits for before it is sent, and goes on with the next', async () => {
		const clerk = new CopyingClerk();
		const desk = deskWith(clerk);
		const rest = premises();
		const stale = new AbortController();
		const all = Array.from({ length: 100 }, (_, i) => question(i));
		const long = desk.answers(all, rest, stale.signal);
		const next = desk.answers([question(60)], rest);
		stale.abort(new Error('stale'));
		await expect(long).rejects.toThrow('stale');
		expect(await next).toEqual([direct(question(60), rest)]);
		expect(clerk.asked.flatMap(({ input }) => input as Question[]).length).toBeLessThan(50);
	});

	it('lets a short question in between the parts of a long one', async () => {
		const desk = deskWith(new CopyingClerk());
		const order: string[] = [];
		const rest = premises();
		const all = Array.from({ length: 100 }, (_, i) => question(i));
		const long = desk.answers(all, rest).then(() => order.push('long'));
		const short = desk.answers([question(60)], rest).then(() => order.push('short'));
		await Promise.all([long, short]);
		expect(order).toEqual(['short', 'long']);
	});

	it('does the work itself where the worker is broken or cannot be started', async () => {
		const clerk = new CopyingClerk();
		const desk = deskWith(clerk);
		const rest = premises();
		await desk.answers([question(1)], rest);
		clerk.broken = true;
		expect(await desk.answers([question(60)], rest)).toEqual([direct(question(60), rest)]);
		expect(await desk.answers([question(70)], rest)).toEqual([direct(question(70), rest)]);
		expect(clerk.asked.length).toBe(2);
		const none = new ModelDesk(() => Promise.reject(new Error('no worker')));
		expect(await none.answers([question(60)], rest)).toEqual([direct(question(60), rest)]);
	});

	it('passes on that the work failed, and is there for the next who asks', async () => {
		const desk = deskWith(new CopyingClerk());
		const rest = premises();
		const wrong = { ...rest, assumptions: [] };
		await expect(desk.answers([question(60)], wrong)).rejects.toThrow('not declared');
		expect(await desk.answers([question(60)], rest)).toEqual([direct(question(60), rest)]);
	});
});
