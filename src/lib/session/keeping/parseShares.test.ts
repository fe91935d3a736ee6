import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kobling } from '../../catalogue/forlop.ts';
import { range } from '../../domain/range.ts';
import { faultOf, type Shares } from '../../model/crosswalk.ts';
import { BASE, type CrosswalkSet } from '../../model/crosswalkSet.ts';
import { isRule, parseSet, setFile } from './parseShares.ts';

const [first, second] = kobling.regler.map(({ id }) => id) as [string, string];
const shares = (third: number): Shares => ({
	'1': range(0, 0, 0.05),
	'2': range(0.1, 1 - third, 1),
	'3': range(0, third, third),
	utenfor: range(0, 0, 0)
});
const set: CrosswalkSet = {
	name: 'Tynset 2026',
	version: 2,
	base: BASE,
	shares: { [first]: shares(0.6), [second]: shares(0.25) },
	reasons: { [first]: 'Gjennomgang av mapper, våren 2026' }
};
const text = JSON.stringify(setFile(set), null, '\t');
const read = (written: string) => {
	try {
		return parseSet(JSON.parse(written), BASE);
	} catch (error) {
		if (error instanceof SyntaxError) return parseSet(null, BASE);
		throw error;
	}
};
const written = (from: string, to: string) => {
	expect(text).toContain(from);
	return read(text.replace(from, to));
};

describe('the file of a set', () => {
	it('gives the set that was saved', () => {
		expect(read(text)).toEqual({ ok: true, set });
	});

	it('says why it can not be used: damaged, newer, of another base, with rules that are gone', () => {
		expect(read(text.slice(0, -20))).toEqual({ ok: false, reason: 'damaged' });
		expect(written('"middle": 0.6', '"middle": 0.7')).toEqual({ ok: false, reason: 'damaged' });
		expect(written('"setVersion": 2', '"setVersion": 0')).toMatchObject({ reason: 'damaged' });
		expect(written('"Tynset 2026"', '"  "')).toMatchObject({ reason: 'damaged' });
		expect(written('"Tynset 2026"', '"Standard"')).toMatchObject({ reason: 'damaged' });
		expect(written('forlopsatlas-andeler', 'noe-annet')).toMatchObject({ reason: 'damaged' });
		expect(written('"version": 1', '"version": 2')).toEqual({ ok: false, reason: 'newer' });
		expect(written(`"version": "${BASE.version}"`, '"version": "99"')).toEqual({
			ok: false,
			reason: 'other-base',
			version: `${BASE.id} v99`
		});
		expect(written(`"${second}"`, '"borte"')).toEqual({
			ok: false,
			reason: 'rules-gone',
			rules: ['borte']
		});
		expect(read(JSON.stringify({ ...setFile(set), rules: {} }))).toMatchObject({ ok: false });
	});

	it('changed anywhere is read as it now stands, or refused, and never half of it', () => {
		const change = fc.record({
			at: fc.nat(text.length - 1),
			length: fc.nat(12),
			by: fc.oneof(
				fc.string({ maxLength: 3 }),
				fc.constantFrom('0', '1', '9', '-', '"', '{', '}', ',', 'null', '1e9', '__proto__')
			)
		});
		let readable = 0;
		fc.assert(
			fc.property(change, ({ at, length, by }) => {
				const changed = text.slice(0, at) + by + text.slice(at + length);
				const parsed = read(changed);
				if (!parsed.ok) return;
				readable++;
				const { shares, name, version } = parsed.set;
				expect(Object.keys(shares).every(isRule)).toBe(true);
				expect(Object.values(shares).every((own) => faultOf(own) === null)).toBe(true);
				expect(name.trim()).toBe(name);
				expect(version).toBeGreaterThan(0);
				expect(read(JSON.stringify(setFile(parsed.set)))).toEqual(parsed);
			}),
			{ numRuns: 3000 }
		);
		// Else the property would say nothing.
		expect(readable).toBeGreaterThan(20);
	});
});
