import { describe, expect, it } from 'vitest';
import { RefusedError } from '../intake/limits.ts';
import { Desk } from './desk.ts';
import { askingAt, sheetDesk } from './sheets.ts';
import type { Clerk, Question, Said } from './telling.ts';

interface Tasks {
	double: (input: number) => number;
}

/** A worker whose answers the test gives, one after another. */
class HeldClerk implements Clerk {
	readonly asked: Question<unknown>[] = [];
	onmessage: Clerk['onmessage'] = null;
	onerror: Clerk['onerror'] = null;
	onmessageerror: Clerk['onmessageerror'] = null;
	ended = false;

	postMessage(question: Question<unknown>): void {
		this.asked.push(structuredClone(question));
	}
	terminate(): void {
		this.ended = true;
	}
	say(said: Said): void {
		this.onmessage?.call(null as never, { data: said } as never);
	}
	break(): void {
		this.onerror?.call(null as never, {} as ErrorEvent);
	}
}

/** Workers as they are started, and a desk that ends one after work on more than 10. */
function staffed({ kept = false } = {}) {
	const clerks: HeldClerk[] = [];
	const start = () => {
		clerks.push(new HeldClerk());
		return Promise.resolve(clerks.at(-1)!);
	};
	const here = ({ input }: Question<unknown>) => `here ${String(input)}`;
	const heavy = (input: unknown) => Number(input) > 10;
	const desk = new Desk<Tasks>(kept ? { start, here } : { start, here, heavy });
	return { clerks, desk };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

describe('a desk', () => {
	it('starts no worker ahead while one is at work: that is the next one’s too', async () => {
		const { clerks, desk } = staffed();
		const asked = desk.ask('double', 1);
		await soon();
		await desk.ready();
		expect(clerks.length).toBe(1);
		clerks[0]!.say({ found: 2 });
		await asked;
		await desk.ready();
		expect(clerks.length).toBe(1);
	});

	it('has one thing done at a time, in the order it was asked for', async () => {
		const { clerks, desk } = staffed();
		const both = [desk.ask('double', 1), desk.ask('double', 2)];
		await soon();
		expect(clerks[0]!.asked.map(({ input }) => input)).toEqual([1]);
		clerks[0]!.say({ found: 2 });
		await soon();
		expect(clerks[0]!.asked.map(({ input }) => input)).toEqual([1, 2]);
		clerks[0]!.say({ found: 4 });
		expect(await Promise.all(both)).toEqual([2, 4]);
		expect(clerks.length).toBe(1);
	});

	it('starts a worker ahead, and the first work is for that one', async () => {
		const { clerks, desk } = staffed();
		await desk.ready();
		expect(clerks.length).toBe(1);
		void desk.ask('double', 1);
		await soon();
		expect(clerks.map(({ asked }) => asked.length)).toEqual([1]);
	});

	it('ends the worker after heavy work, and starts another for the next', async () => {
		const { clerks, desk } = staffed();
		const heavy = desk.ask('double', 11);
		await soon();
		clerks[0]!.say({ found: 22 });
		expect(await heavy).toBe(22);
		expect(clerks[0]!.ended).toBe(true);
		void desk.ask('double', 1);
		await soon();
		expect(clerks.map(({ ended }) => ended)).toEqual([true, false]);
	});

	it('tells how far the work is', async () => {
		const { clerks, desk } = staffed();
		const heard: number[] = [];
		const asked = desk.ask('double', 1, { progress: (done) => heard.push(done) });
		await soon();
		clerks[0]!.say({ progress: 0.5 });
		clerks[0]!.say({ progress: 0.9 });
		clerks[0]!.say({ found: 2 });
		await asked;
		expect(heard).toEqual([0.5, 0.9]);
	});

	it('ends what is stopped at once, and what waits for its turn is never sent', async () => {
		const { clerks, desk } = staffed();
		const stop = new AbortController();
		const stopped = [1, 2].map((input) => desk.ask('double', input, { signal: stop.signal }));
		const next = desk.ask('double', 3);
		await soon();
		stop.abort(new Error('stopped'));
		for (const one of stopped) await expect(one).rejects.toThrow('stopped');
		await soon();
		expect(clerks[0]!.ended).toBe(true);
		expect(clerks[1]!.asked.map(({ input }) => input)).toEqual([3]);
		clerks[1]!.say({ found: 6 });
		expect(await next).toBe(6);
	});

	it('lets a worker that is kept finish what nobody waits for any more', async () => {
		const { clerks, desk } = staffed({ kept: true });
		const stop = new AbortController();
		const stale = desk.ask('double', 1, { signal: stop.signal });
		const next = desk.ask('double', 2);
		await soon();
		stop.abort(new Error('stale'));
		await expect(stale).rejects.toThrow('stale');
		clerks[0]!.say({ found: 2 });
		await soon();
		clerks[0]!.say({ found: 4 });
		expect(await next).toBe(4);
		expect(clerks.map(({ ended }) => ended)).toEqual([false]);
	});

	it('does the work itself where the worker breaks, and has the next done by another', async () => {
		const { clerks, desk } = staffed();
		const asked = desk.ask('double', 1);
		await soon();
		clerks[0]!.break();
		expect(await asked).toBe('here 1');
		expect(clerks[0]!.ended).toBe(true);
		void desk.ask('double', 2);
		await soon();
		expect(clerks[1]!.asked.map(({ input }) => input)).toEqual([2]);
	});

	it('lets work that is done in its place ask for other work on its way', async () => {
		const start = () => Promise.reject<Clerk>(new Error('none'));
		const desk: Desk<Tasks> = new Desk<Tasks>({
			start,
			here: async ({ input }) => (input === 1 ? `1 and ${await desk.ask('double', 2)}` : 'two'),
			heavy: () => true
		});
		expect(await desk.ask('double', 1)).toBe('1 and two');
	});

	it('passes on that the work failed, and goes on with the next', async () => {
		const { clerks, desk } = staffed();
		const wrong = desk.ask('double', 1);
		const next = desk.ask('double', 2);
		await soon();
		clerks[0]!.say({ failed: 'no rows' });
		await expect(wrong).rejects.toThrow('no rows');
		await soon();
		clerks[0]!.say({ found: 4 });
		expect(await next).toBe(4);
	});
});

describe('the desk for sheets', () => {
	it('has a refusal come as a value, and gives it to intake as it knows it', async () => {
		const clerk = new HeldClerk();
		const ask = askingAt(sheetDesk(() => Promise.resolve(clerk)));
		const asked = ask('unzip', new File(['x'], 'x.zip'));
		await soon();
		const problem = { code: 'empty-file', severity: 'error' } as const;
		clerk.say({ found: { refused: problem } });
		await expect(asked).rejects.toThrow(new RefusedError(problem));
		expect(clerk.ended).toBe(false);
	});
});
