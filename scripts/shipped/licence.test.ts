import { describe, expect, it } from 'vitest';
import type { ShippedPackage } from '#lib/domain/shipped.ts';
import { refused } from './judge.ts';
import { mayShip } from './licence.ts';

describe('an expression of licences', () => {
	it.each([
		'MIT',
		'mit',
		'ISC',
		'BSD-2-Clause',
		'BSD-3-Clause',
		'Apache-2.0',
		'Apache-2.0+',
		'0BSD',
		'Zlib',
		'Unlicense',
		'CC0-1.0',
		'BlueOak-1.0.0',
		'MIT OR GPL-3.0-only',
		'(GPL-3.0-only OR MIT)',
		'MIT AND ISC',
		'GPL-2.0-only OR (MIT AND Zlib)',
		'MIT OR GPL-3.0-only AND AGPL-3.0-only',
		'Apache-2.0 WITH LLVM-exception'
	])('%s may be shipped', (expression) => expect(mayShip(expression)).toBe(true));

	it.each([
		'GPL-3.0-only',
		'LGPL-2.1-or-later',
		'MPL-2.0',
		'CC-BY-4.0',
		'BSD-4-Clause',
		'BSD',
		'OFL-1.1',
		'BSL-1.0',
		'BUSL-1.1',
		'MIT AND GPL-3.0-only',
		'(MIT OR GPL-3.0-only) AND AGPL-3.0-only',
		'GPL-2.0-only WITH Classpath-exception-2.0',
		'MIT WITH Commons-Clause',
		'Apache 2.0',
		'UNLICENSED',
		'NOASSERTION',
		'SEE LICENSE IN LICENSE.md',
		'MIT OR',
		'OR MIT',
		'(MIT',
		'MIT)',
		'MIT ISC',
		'GPL-3.0-only/MIT',
		'()',
		'',
		' '
	])('«%s» may not', (expression) => expect(mayShip(expression)).toBe(false));

	it('that is not there may not', () => expect(mayShip(null)).toBe(false));

	it('of a font may be the fonts’ own', () => {
		expect(mayShip('OFL-1.1', 'font')).toBe(true);
		expect(mayShip('OFL-1.1 AND GPL-3.0-only', 'font')).toBe(false);
	});
});

describe('what is shipped', () => {
	const base: ShippedPackage = {
		...{ name: 'fin', version: '1.0.0', licence: 'MIT', text: 0, inside: null },
		as: ['code']
	};

	it('is named with its version and licence when it may not be', () => {
		expect(
			refused([
				base,
				{ ...base, name: 'smittsom', version: '2.1.0', licence: 'GPL-3.0-only' },
				{ ...base, name: 'taus', licence: null },
				{ ...base, name: 'bokstaver', licence: 'OFL-1.1', as: ['font', 'style'] },
				{ ...base, name: 'forkledd', licence: 'OFL-1.1', as: ['code', 'font'] },
				{ ...base, name: 'sortering', version: null, licence: 'BSL-1.0', inside: 'motor' },
				{ ...base, name: 'skjult', version: null, licence: 'MPL-2.0', inside: 'motor' }
			])
		).toEqual([
			'smittsom 2.1.0: GPL-3.0-only',
			'taus 1.0.0: no licence',
			'forkledd 1.0.0: OFL-1.1',
			'skjult (inside motor): MPL-2.0'
		]);
	});
});
