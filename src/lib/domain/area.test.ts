import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { areaMatcher, type AreaMatch } from './area.ts';

const match = areaMatcher(areas);

function kommune(code: string, rest: Partial<Extract<AreaMatch, { kind: 'area' }>> = {}) {
	return { kind: 'area', level: 'kommune', code, by: 'code', ...rest };
}
function fylke(code: string, rest: Partial<Extract<AreaMatch, { kind: 'area' }>> = {}) {
	return { kind: 'area', level: 'fylke', code, by: 'code', ...rest };
}

describe('codes', () => {
	it('are found as they stand', () => {
		expect(match('0301')).toEqual(kommune('0301'));
		expect(match('  3105 ')).toEqual(kommune('3105'));
		expect(match('46')).toEqual(fylke('46'));
		expect(match('K-46 Vestland')).toEqual(fylke('46'));
		expect(match('K_1103 Stavanger')).toEqual(match('K-1103 Stavanger'));
		expect(match('K 1103')).toEqual(kommune('1103'));
	});
	it('get back a lost leading zero, and say so', () => {
		expect(match('301')).toEqual(kommune('0301', { padded: true }));
		expect(match('3')).toEqual(fylke('03', { padded: true }));
	});
	it('are carried to the current division, through several steps', () => {
		expect(match('K-3001 Halden')).toEqual(kommune('3101', { carriedFrom: '3001' }));
		expect(match('0101 Halden')).toEqual(kommune('3101', { carriedFrom: '0101' }));
		expect(match('101 Halden')).toEqual(kommune('3101', { carriedFrom: '0101', padded: true }));
		expect(match('16 Sør-Trøndelag')).toEqual(fylke('50', { carriedFrom: '16' }));
	});
	it.each([
		['Oslo (0301)', kommune('0301')],
		['Oslo kommune, 0301', kommune('0301')],
		['Oslo – 0301', kommune('0301')],
		['Oslo (301)', kommune('0301', { padded: true })],
		['Våler (3419)', kommune('3419')],
		['Halden (0101)', kommune('3101', { carriedFrom: '0101' })],
		['Innlandet (34)', fylke('34')]
	])('are found behind the name: %s', (raw, found) => expect(match(raw)).toEqual(found));
	it.each([
		['Ålesund (1507)', '1507 Ålesund'],
		['Tysfjord (1850)', '1850 Tysfjord'],
		['Sande (0713)', '0713 Sande'],
		['Bø (0821)', '0821 Bø']
	])('behind the name tell what they tell in front: %s', (behind, before) =>
		expect(match(behind)).toEqual(match(before))
	);
	it.each(['Oslo 2024', 'Oslo (2024)', 'Tynset (0301)', 'Atlantis (0301)', 'bydel 0301'])(
		'behind a name of something else are none: %s',
		(raw) => expect(match(raw)).toEqual({ kind: 'unknown' })
	);
	it.each([
		['1504', ['1508', '1580']],
		['K-1507 Ålesund', ['1508', '1580']],
		['5012', ['5055', '5056', '5059']],
		['1850 Tysfjord', ['1806', '1875']],
		['30 Viken', ['31', '32', '33']]
	])('of what was divided are cut: %s', (raw, into) => {
		expect(match(raw)).toMatchObject({ kind: 'split', into });
	});
	it.each(['0', '00', '0 Hele landet', 'EAK Landet', 'Hele landet', 'Heile landet', 'Noreg'])(
		'and names of the country lead to it: %s',
		(raw) => expect(match(raw)).toMatchObject({ kind: 'area', level: 'land', code: '0' })
	);
	it.each([
		['EAKUO', 'aggregate'],
		['EKG07', 'aggregate'],
		['030100aa Oslo total', 'district'],
		['030116 Bydel', 'district'],
		['9999', 'outside'],
		['0399', 'outside'],
		['99', 'outside'],
		['2111 Spitsbergen', 'outside'],
		['K-Rest Uoppgitt', 'outside'],
		['K-21-22 Svalbard og Jan Mayen', 'outside']
	])('that are no area of the division are skipped: %s as %s', (raw, reason) => {
		expect(match(raw)).toEqual({ kind: 'skipped', reason });
	});
	it.each(['', '  ', '8888', '47', 'Atlantis', 'constructor', '__proto__'])(
		'and texts that mean nothing are unknown: "%s"',
		(raw) => expect(match(raw)).toEqual({ kind: 'unknown' })
	);
});

describe('names', () => {
	it('are assumptions: the match says that it was by name', () => {
		expect(match('Trondheim')).toEqual(kommune('5001', { by: 'name' }));
	});
	it.each([
		['Trondheim - Tråante', '5001'],
		['TRÅANTE', '5001'],
		['Bokn kommune', '1145'],
		['Herøy (Nordland)', '1818'],
		['Herøy (Møre og Romsdal)', '1515'],
		['Våler i Innlandet', '3419'],
		['Porsanger - Porsáŋgu - Porsanki', '5622'],
		['\u00a0Porsanger\u00a0- Porsáŋgu -\u00a0Porsanki\u00a0', '5622'],
		['Guovdageaidnu', '5612']
	])('lead to their kommune: %s', (raw, code) => {
		expect(match(raw)).toEqual(kommune(code, { by: 'name' }));
	});
	it.each([
		['Porsángu', '5622'],
		['Evenassi', '1853'],
		['Karasjohka', '5610']
	])('stand the loss of a Sámi letter: %s', (raw, code) => {
		expect(match(raw)).toEqual(kommune(code, { by: 'name' }));
	});
	it('keep å, æ and ø apart from a, ae and o', () => {
		expect(match('Alesund')).toEqual({ kind: 'unknown' });
		expect(match('Tromso')).toEqual({ kind: 'unknown' });
	});
	it('of two kommuner are asked about, never guessed', () => {
		expect(match('Herøy')).toEqual({ kind: 'ambiguous', candidates: ['1515', '1818'] });
		expect(match('Våler')).toEqual({ kind: 'ambiguous', candidates: ['3114', '3419'] });
	});
	it('of a fylke lead to it, old ones too', () => {
		expect(match('Telemark')).toEqual(fylke('40', { by: 'name' }));
		expect(match('Vestland fylke')).toEqual(fylke('46', { by: 'name' }));
		expect(match('Hedmark')).toEqual(fylke('34', { by: 'name', carriedFrom: '04' }));
		expect(match('Viken')).toMatchObject({ kind: 'split', into: ['31', '32', '33'] });
	});
	it('that are no longer used are carried along', () => {
		expect(match('Skedsmo')).toEqual(kommune('3205', { by: 'name', carriedFrom: '0231' }));
		expect(match('Stokke')).toMatchObject({ kind: 'split', into: ['3905', '3907'] });
	});
	it('with several old codes that lead to one place are not ambiguous', () => {
		expect(match('Agdenes')).toEqual(kommune('5059', { by: 'name', carriedFrom: '5016' }));
		expect(match('Snillfjord')).toMatchObject({ kind: 'split', into: ['5055', '5056', '5059'] });
	});
	it('mean the current kommune before an old one', () => {
		expect(match('Ålesund')).toEqual(kommune('1508', { by: 'name' }));
	});
});

describe('the whole register', () => {
	const current = new Set(areas.kommuner.map(({ code }) => code));
	const fylker = new Set(areas.fylker.map(({ code }) => code));

	it('has every current code and full name lead to itself', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...areas.kommuner),
				fc.constantFrom('', 'K-'),
				fc.boolean(),
				({ code, fullName, fylke: county }, prefix, withName) => {
					expect(match(`${prefix}${code}${withName ? ` ${fullName}` : ''}`)).toEqual(kommune(code));
					const named = match(fullName);
					if (named.kind === 'ambiguous') {
						expect(named.candidates).toContain(code);
						const name = areas.fylker.find((one) => one.code === county)?.name ?? '';
						expect(match(`${fullName} (${name})`)).toEqual(kommune(code, { by: 'name' }));
					} else expect(named).toEqual(kommune(code, { by: 'name' }));
				}
			),
			{ numRuns: 600 }
		);
	});
	it('has two names that are shared, and no more', () => {
		const shared = areas.kommuner.filter(({ fullName }) => match(fullName).kind === 'ambiguous');
		expect(shared.map(({ code }) => code).sort()).toEqual(['1515', '1818', '3114', '3419']);
	});
	it('has every fylke lead to itself by code and, Oslo apart, by name', () => {
		for (const { code, fullName } of areas.fylker) {
			expect(match(code)).toEqual(fylke(code));
			const named = match(fullName);
			expect(named).toEqual(
				code === '03' ? kommune('0301', { by: 'name' }) : fylke(code, { by: 'name' })
			);
		}
	});
	it.each([
		['kommune', areas.changes, current],
		['fylke', areas.fylkeChanges, fylker]
	] as const)('has every old code of a %s lead to current codes', (_, changes, now) => {
		for (const { from, fromName } of changes)
			for (const found of [match(from), match(`${from} ${fromName}`)]) {
				if (found.kind === 'split') {
					expect(found.into.length).toBeGreaterThan(1);
					expect(found.into.filter((code) => !now.has(code))).toEqual([]);
				} else {
					expect(found).toMatchObject({ kind: 'area', by: 'code' });
					if (found.kind === 'area') expect(now).toContain(found.code);
				}
			}
	});
	it('has every old name lead somewhere, or to a question with current candidates', () => {
		for (const { fromName } of [...areas.changes, ...areas.fylkeChanges]) {
			const found = match(fromName);
			expect(['area', 'split', 'ambiguous'], fromName).toContain(found.kind);
			if (found.kind === 'ambiguous')
				expect(found.candidates.filter((code) => !current.has(code))).toEqual([]);
		}
	});
});
