import { describe, expect, it } from 'vitest';
import { OFFERED, offeredText, signOf } from './offered.ts';

describe('an answer about a measure', () => {
	it('is of a service that is offered, or of a duty that is in place', () => {
		expect(OFFERED.map((answer) => offeredText(answer, 'bor'))).toEqual([
			'Tilbys',
			'Sammen med andre',
			'Tilbys ikke'
		]);
		expect(OFFERED.map((answer) => offeredText(answer, 'skal'))).toEqual([
			'På plass',
			'Delvis på plass',
			'Ikke på plass'
		]);
	});

	it('that nobody has given is unknown of both', () => {
		expect([offeredText(null, 'skal'), offeredText(null, 'kan')]).toEqual(['Ukjent', 'Ukjent']);
		expect(signOf(null)).toBe('?');
	});
});
