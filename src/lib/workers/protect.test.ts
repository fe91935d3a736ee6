import { describe, expect, it } from 'vitest';
import type { Family } from '../disclosure/cube/family.ts';
import { ProtectDesk } from './protect.ts';
import type { Clerk, Question, Said } from './telling.ts';

/** A worker whose answers the test gives. */
class HeldClerk implements Clerk {
	onmessage: Clerk['onmessage'] = null;
	onerror: Clerk['onerror'] = null;
	onmessageerror: Clerk['onmessageerror'] = null;
	ended = false;
	readonly #asked: (question: Question<unknown>) => void;

	constructor(asked: (question: Question<unknown>) => void) {
		this.#asked = asked;
	}
	postMessage(question: Question<unknown>): void {
		this.#asked(structuredClone(question));
	}
	terminate(): void {
		this.ended = true;
	}
	say(said: Said): void {
		this.onmessage?.call(null as never, { data: said } as never);
	}
}

/** A desk, its workers, and the questions they get, which can be waited for. */
function staffed() {
	const clerks: HeldClerk[] = [];
	const asked: Question<unknown>[] = [];
	let heard = () => {};
	const start = () => {
		clerks.push(
			new HeldClerk((question) => {
				asked.push(question);
				heard();
			})
		);
		return Promise.resolve(clerks.at(-1)!);
	};
	const nth = async (n: number) => {
		while (asked.length < n) await new Promise<void>((done) => (heard = done));
		return asked[n - 1]!;
	};
	return { clerks, nth, desk: new ProtectDesk(() => Promise.resolve({}), start) };
}

const kept = { state: '0', low: [], high: [] };
const family = {} as Family;

describe('where small numbers are protected', () => {
	it('keeps what was found on the way: work that is stopped goes on where it was', async () => {
		const { clerks, nth, desk } = staffed();
		const stop = new AbortController();
		const heard: [number, number][] = [];
		const told = (done: number, of: number) => void heard.push([done, of]);
		const stopped = desk.protect(family, { signal: stop.signal, told });
		await nth(1);
		clerks[0]!.say({ progress: 1, sofar: { of: 3, found: { a: kept } } });
		clerks[0]!.say({ progress: 2, sofar: { of: 3, found: { b: kept } } });
		stop.abort(new Error('stopped'));
		await expect(stopped).rejects.toThrow('stopped');
		expect(heard).toEqual([
			[1, 3],
			[2, 3]
		]);
		void desk.protect(family);
		expect((await nth(2)).input).toMatchObject({ known: { a: kept, b: kept } });
		expect(clerks.map(({ ended }) => ended)).toEqual([true, false]);
	});

	it('lets go of it when all is removed, whatever comes late', async () => {
		const { clerks, nth, desk } = staffed();
		void desk.protect(family);
		await nth(1);
		clerks[0]!.say({ progress: 1, sofar: { of: 3, found: { a: kept } } });
		desk.forget();
		clerks[0]!.say({ progress: 2, sofar: { of: 3, found: { b: kept } } });
		expect(desk.found).toEqual({});
	});

	it('has the worker that was started ahead do the first work', async () => {
		const { clerks, nth, desk } = staffed();
		const ready = desk.ready();
		expect((await nth(1)).task).toBe('ready');
		clerks[0]!.say({ found: undefined });
		await ready;
		void desk.protect(family);
		expect((await nth(2)).task).toBe('protect');
		expect(clerks.map(({ ended }) => ended)).toEqual([false]);
	});
});
