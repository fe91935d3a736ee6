import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pinHash, pinInHash } from './link.ts';
import { pinFrom, pinnedName, type Pin } from './pin.ts';
import { anyPin, PIN } from './testing/pins.ts';

const DAMAGED = { ok: false, reason: 'damaged' };

describe('a pin in an address', () => {
	it('comes back as it was, whatever is pinned', () => {
		fc.assert(
			fc.property(anyPin, (pin) => {
				const hash = pinHash(pin);
				fc.pre(hash !== null);
				expect(pinInHash(hash)).toEqual({ ok: true, pin });
			})
		);
	});

	it('stands after the sign that browsers keep to themselves, in letters that are not changed on the way', () => {
		expect(pinHash(PIN)).toMatch(/^#sitat=1\.[\w-]+\.[0-9a-z]+$/);
	});

	it('is short enough to be sent, with the groups of a figure too', () => {
		const [figure] = PIN.figures;
		const groups = ['a', 'b', 'c', 'd', 'e', 'f'].map((category) => ({
			...figure!,
			key: { ...figure!.key, category }
		}));
		expect(pinHash(PIN)!.length).toBeLessThan(1100);
		expect(pinHash({ ...PIN, figures: groups } as Pin)!.length).toBeLessThan(1900);
	});

	it('is none where the address holds something else', () => {
		for (const hash of ['', '#', '#plan=abc', '#sitat']) expect(pinInHash(hash)).toBeNull();
	});

	it('that was cut is refused, wherever it was cut', () => {
		const hash = pinHash(PIN)!;
		for (let end = '#sitat='.length; end < hash.length; end++)
			expect(pinInHash(hash.slice(0, end))).toEqual(DAMAGED);
	});

	it('is refused where one letter is another', () => {
		const hash = pinHash(PIN)!;
		const first = hash.indexOf('.') + 1;
		fc.assert(
			fc.property(fc.integer({ min: first, max: hash.length - 1 }), (at) => {
				const other = hash[at] === 'A' ? 'B' : 'A';
				expect(pinInHash(hash.slice(0, at) + other + hash.slice(at + 1))).toEqual(DAMAGED);
			})
		);
	});

	it('of a later version says so, and is not read', () => {
		expect(pinInHash('#sitat=2.anything')).toEqual({ ok: false, reason: 'newer' });
		expect(pinInHash('#sitat=0.anything.1')).toEqual(DAMAGED);
		expect(pinInHash('#sitat=99999999.anything.1')).toEqual(DAMAGED);
	});

	it('that is giant is refused before it is read', () => {
		const files = Array.from({ length: 20 }, (_, i) => ({
			...PIN.files[0]!,
			name: `${i}`.repeat(60)
		}));
		expect(pinHash({ ...PIN, files })).toBeNull();
		expect(pinInHash(`#sitat=1.${'A'.repeat(2_000_000)}.x`)).toEqual(DAMAGED);
	});

	it('never throws, whatever stands there', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(pinInHash(`#sitat=1.${text}`)).toEqual(DAMAGED);
			})
		);
		fc.assert(
			fc.property(fc.jsonValue(), (found) => {
				expect(pinFrom(found)).toBeNull();
			})
		);
	});
});

describe('a pin that somebody has written', () => {
	const [figure] = PIN.figures;
	const withFigure = (more: object) => ({ ...PIN, figures: [{ ...figure, ...more }] });
	const withValue = (more: object) => withFigure({ value: { ...figure!.value, ...more } });

	it.each([
		['a number without end', withValue({ value: Infinity })],
		['a number that is none', withValue({ value: '12' })],
		['a range that ends before it begins', withValue({ low: 20, high: 10 })],
		['a state that is none', withFigure({ value: { state: 'known' } })],
		['an area that is no code', withFigure({ key: { ...figure!.key, area: '<b>Oslo</b>' } })],
		['text that turns what stands after it', withFigure({ unit: 'personer\u202etxt' })],
		['a line break', withFigure({ unit: 'personer\nsikre tall' })],
		['a hash that is none', { ...PIN, files: [{ ...PIN.files[0], sha256: '<script>' }] }],
		[
			'a version that is a sentence',
			{ ...PIN, crosswalk: { version: 'kontrollert av oss', own: null } }
		],
		['no figure', { ...PIN, figures: [] }],
		['too many figures', { ...PIN, figures: Array.from({ length: 25 }, () => figure) }],
		['no day', { ...PIN, made: 'i går' }],
		['a mode that is none', { ...PIN, mode: 'all' }]
	])('is refused for %s', (_, pin) => {
		expect(pinFrom(pin)).toBeNull();
		const hash = pinHash(pin as Pin);
		if (hash !== null) expect(pinInHash(hash)).toEqual(DAMAGED);
	});

	it('loses what no pin has', () => {
		const more = { ...PIN, name: 'Tynset er best', figures: [{ ...figure, title: 'x' }] };
		expect(pinInHash(pinHash(more as Pin)!)).toEqual({ ok: true, pin: PIN });
	});
});

it('a file’s name is pinned without what can’t be seen, and not longer than it may be', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
			expect(
				pinFrom({ ...PIN, files: [{ ...PIN.files[0], name: pinnedName(name) }] })
			).not.toBeNull();
		})
	);
});
