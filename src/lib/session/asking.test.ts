import { describe, expect, it } from 'vitest';
import { Answered } from './asking.svelte.ts';

/** A question that is answered when the test says so. */
function open<T>() {
	let settle: { answer: (value: T) => void; fail: (error: Error) => void };
	const promise = new Promise<T>((answer, fail) => (settle = { answer, fail }));
	return { ask: () => promise, ...settle! };
}

describe('what is asked again and again', () => {
	it('keeps the last answer until the next is there', async () => {
		const answered = new Answered<string>();
		await answered.ask(() => Promise.resolve('first'));
		const second = open<string>();
		const done = answered.ask(second.ask);
		expect([answered.now, answered.busy]).toEqual(['first', true]);
		second.answer('second');
		await done;
		expect([answered.now, answered.busy]).toEqual(['second', false]);
	});

	it('lets the newest question win, also when an older one is answered after it', async () => {
		const answered = new Answered<string>();
		const [old, newest] = [open<string>(), open<string>()];
		let dropped = false;
		const first = answered.ask((signal) => {
			signal.addEventListener('abort', () => (dropped = true));
			return old.ask();
		});
		const second = answered.ask(newest.ask);
		expect(dropped).toBe(true);
		newest.answer('newest');
		await second;
		old.answer('old');
		await first;
		expect([answered.now, answered.busy, answered.failed]).toEqual(['newest', false, null]);
	});

	it('tells what failed, but not of a question that nobody waits for', async () => {
		const answered = new Answered<string>();
		const [old, newest] = [open<string>(), open<string>()];
		const both = [answered.ask(old.ask), answered.ask(newest.ask)];
		old.fail(new Error('stale'));
		newest.fail(new Error('broken'));
		await Promise.all(both);
		expect([answered.failed, answered.busy]).toEqual(['broken', false]);
		answered.forget();
		expect([answered.now, answered.failed]).toEqual([null, null]);
	});

	it('keeps the last answer where a question can not be answered yet', async () => {
		const answered = new Answered<string>();
		await answered.ask(() => Promise.resolve('first'));
		await answered.ask(() => Promise.resolve(null));
		expect([answered.now, answered.busy, answered.failed]).toEqual(['first', false, null]);
	});

	it('asks about the same once, and again where there is no answer', async () => {
		const answered = new Answered<number>();
		let asked = 0;
		const about = (fails: boolean, ...of: unknown[]) =>
			answered.askAbout(of, () => {
				asked++;
				return fails ? Promise.reject(new Error('broken')) : Promise.resolve(asked);
			});
		const set = {};
		await Promise.all([about(false, set, 2024), about(false, set, 2024)]);
		await about(false, set, 2024);
		expect([asked, answered.now]).toEqual([1, 1]);
		await about(true, {}, 2024);
		await about(false, set, 2024);
		expect([asked, answered.now, answered.failed]).toEqual([3, 3, null]);
		answered.forget();
		await about(false, set, 2024);
		expect([asked, answered.now]).toEqual([4, 4]);
	});
});
