import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../pictures/changed.ts';
import { compare, type Now } from './compare.ts';
import type { Pin } from './pin.ts';
import { anyPin, PIN } from './testing/pins.ts';

const nowOf = ({ made: _, ...pin }: Pin, more: Partial<Now> = {}): Now => ({
	...{ ...pin, newer: null },
	...more
});
const [FIGURE] = PIN.figures;
const withValue = (value: object) =>
	[{ ...FIGURE!, value: { ...FIGURE!.value, ...value } }] as Now['figures'];
const whats = (changes: readonly Change[]) => changes.map(({ what }) => what);
const held = (now: Now, pin = PIN) => {
	const { verdict, changes } = compare(pin, now);
	return { verdict, changed: whats(changes) };
};

/** Something else than is pinned, of each thing that a figure rests on, and what is said of it. */
const OTHERS: { what: Change['what']; now: Partial<Now> }[] = [
	{
		what: 'files',
		now: { files: [PIN.files[0]!, { ...PIN.files[1]!, sha256: 'ff' }] }
	},
	{ what: 'sources', now: { sources: [{ id: 'kpr', years: [2024] }] } },
	{ what: 'crosswalk', now: { crosswalk: { version: '2', own: null } } },
	{ what: 'assumptions', now: { assumptions: { version: '4', own: null, examples: false } } },
	{ what: 'protection', now: { protection: 'ffff' } },
	{ what: 'method', now: { method: 'ffff' } },
	{ what: 'synthetic', now: { synthetic: true } },
	{ what: 'mode', now: { mode: 'internal' } },
	{ what: 'newer', now: { newer: 2025 } }
];

describe('a pin beside what there is now', () => {
	it('is the same beside itself, whatever is pinned', () => {
		fc.assert(
			fc.property(anyPin, (pin) => {
				fc.pre(pin.files.length > 0);
				expect(held(nowOf(pin), pin)).toEqual({ verdict: 'same', changed: [] });
			})
		);
	});

	it.each(OTHERS)('names that $what are others, and nothing else', ({ what, now }) => {
		expect(held(nowOf(PIN, now))).toEqual({ verdict: 'same', changed: [what] });
	});

	it('names all that is another, each once, in whatever combination', () => {
		fc.assert(
			fc.property(fc.subarray(OTHERS), fc.boolean(), (others, moved) => {
				const now = Object.assign(nowOf(PIN), ...others.map(({ now }) => now)) as Now;
				const { verdict, changed } = held(
					moved ? { ...now, figures: withValue({ value: 13 }) } : now
				);
				const named = others.map(({ what }) => what);
				const grounds = named.filter((what) => what !== 'newer' && what !== 'mode');
				expect(verdict).toBe(moved ? 'changed' : 'same');
				expect(changed).toEqual(moved && grounds.length === 0 ? ['nothing', ...named] : named);
			})
		);
	});

	it('is another when its number, range, decimals’ worth or unit is', () => {
		for (const value of [{ value: 12.8 }, { low: 9.5 }, { high: null }]) {
			const now = nowOf(PIN, { figures: withValue(value), method: 'ffff' });
			expect(held(now)).toEqual({ verdict: 'changed', changed: ['method'] });
		}
		const unit = nowOf(PIN, { figures: [{ ...FIGURE!, unit: 'personer' }] });
		expect(held(unit)).toEqual({ verdict: 'changed', changed: ['unit'] });
	});

	it('has old beside new', () => {
		const { pairs } = compare(PIN, nowOf(PIN, { figures: withValue({ value: 13 }) }));
		expect(pairs).toMatchObject([
			{ was: { value: { value: 12.7 } }, now: { value: { value: 13 } }, same: false }
		]);
	});

	it('is not the file’s name that makes it another, nor the order of files', () => {
		const files = PIN.files.map((one) => ({ ...one, name: `kopi av ${one.name}` })).reverse();
		expect(held(nowOf(PIN, { files }))).toEqual({ verdict: 'same', changed: [] });
	});

	it('tells which source has another file, and one that has come beside it', () => {
		const more = { ...PIN.files[1]!, name: 'ny.csv', sha256: 'ff' };
		const { changes } = compare(PIN, nowOf(PIN, { files: [...PIN.files, more] }));
		expect(changes).toEqual([
			{ what: 'files', source: 'brukerplan', was: [PIN.files[1]], now: [PIN.files[1], more] }
		]);
	});
});

describe('a pin that can’t be held beside its figures', () => {
	it('is not checked where one of its sources has no file, whatever the figures say', () => {
		const now = nowOf(PIN, { files: [PIN.files[0]!], figures: withValue({ value: 99 }) });
		const { verdict, lacking, changes } = compare(PIN, now);
		expect({ verdict, lacking, changes }).toEqual({
			...{ verdict: 'unchecked', lacking: [PIN.files[1]], changes: [] }
		});
	});

	it('is never confirmed by nothing: a link that names no file is not checked without any', () => {
		const bare = { ...PIN, files: [] };
		expect(held(nowOf(bare), bare).verdict).toBe('unchecked');
		expect(held(nowOf(bare, { files: PIN.files }), bare)).toEqual({
			...{ verdict: 'same', changed: ['files', 'files'] }
		});
	});

	it('waits while small numbers are being protected', () => {
		const figures = [{ ...FIGURE!, value: { state: 'protecting' } as const }];
		expect(held(nowOf(PIN, { figures })).verdict).toBe('awaited');
	});
});

describe('a figure that is not there any more', () => {
	const hidden = { ...FIGURE!, value: { state: 'hidden' } as const };

	it('is hidden, with what may be why', () => {
		const now = nowOf(PIN, {
			figures: [hidden],
			protection: 'ffff',
			crosswalk: { version: '2', own: null }
		});
		expect(held(now)).toEqual({ verdict: 'hidden', changed: ['protection'] });
	});

	it('is gone where its sources have files', () => {
		const now = nowOf(PIN, { figures: [null], sources: [], newer: 2025 });
		expect(held(now)).toEqual({ verdict: 'gone', changed: [] });
	});

	it('was hidden then too: that is the same', () => {
		const pin = { ...PIN, figures: [hidden] } as Pin;
		expect(held(nowOf(pin), pin).verdict).toBe('same');
		expect(held(nowOf(PIN, { method: 'ffff' }), pin)).toEqual({
			...{ verdict: 'changed', changed: ['method'] }
		});
	});

	it('is one of several: what is left is told with it', () => {
		const other = { ...FIGURE!, key: { ...FIGURE!.key, year: 2023 } };
		const pin = { ...PIN, figures: [FIGURE!, other] } as Pin;
		const { verdict, pairs } = compare(pin, nowOf(pin, { figures: [FIGURE!, null] }));
		expect(verdict).toBe('gone');
		expect(pairs.map(({ same }) => same)).toEqual([true, false]);
		const mixed = nowOf(pin, { figures: [hidden, null] });
		expect(compare(pin, mixed).verdict).toBe('changed');
	});
});
