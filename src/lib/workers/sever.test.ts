import { describe, expect, it } from 'vitest';
import { sever, WAYS_OUT } from './sever.ts';

/** A scope as a worker has it: some of it on the scope, some on what it is made from. */
function scope() {
	class Scope {
		fetch() {
			return 'out';
		}
		postMessage() {
			return 'answered';
		}
	}
	class Navigator {
		get storage() {
			return 'kept';
		}
	}
	const made = Object.assign(new Scope(), {
		navigator: new Navigator(),
		XMLHttpRequest: class {},
		importScripts: () => 'out'
	});
	return made as typeof made & Record<string, unknown>;
}

describe('a severed worker', () => {
	it('has no way out, on itself or on what it is made from', () => {
		const severed = scope();
		sever(severed);
		for (const way of WAYS_OUT) expect(severed[way], way).toBeUndefined();
		expect((Object.getPrototypeOf(severed) as Record<string, unknown>).fetch).toBeUndefined();
		expect(severed.navigator.storage).toBeUndefined();
		expect(severed.postMessage()).toBe('answered');
	});

	it('gets none back', () => {
		const severed = scope();
		sever(severed);
		expect(() => (severed.fetch = () => 'out')).toThrow(TypeError);
		expect(() => Object.defineProperty(severed, 'fetch', { value: () => 'out' })).toThrow(
			TypeError
		);
		expect(() => delete (severed as { fetch?: unknown }).fetch).toThrow(TypeError);
	});

	it('is not begun where a way can’t be taken', () => {
		const held = Object.defineProperty(scope(), 'caches', { value: {}, configurable: false });
		expect(() => sever(held)).toThrow(TypeError);
	});
});
