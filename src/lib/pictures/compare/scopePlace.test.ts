import { expect, it } from 'vitest';
import { provenanceLine } from '../../reports/provenanceLine.ts';
import { provenanceOf, type From } from '../../session/provenance.ts';
import { namedPlace, scopePlace } from './scopePlace.ts';

const session = {
	workspace: { loadedFiles: [], synthetic: false },
	choices: { mode: 'share' }
} as unknown as From;

it('a list of one’s own leaves by its name and how many it is of, whatever it is called', () => {
	for (const name of ['Naboer', '3427', 'Hele landet']) {
		const place = scopePlace({ level: 'list', name, codes: ['3426', '3428'] });
		const from = provenanceOf(session, { place, years: [2024], sources: [] });
		expect(from.place).toEqual({ name, code: '2 kommuner' });
		expect(provenanceLine(from)).toContain(`${name} (2 kommuner) 2024`);
	}
});

it('an area leaves by its name and its code', () => {
	expect(namedPlace(scopePlace({ level: 'fylke', code: '34' }))).toEqual({
		...{ name: 'Innlandet', code: '34' }
	});
	expect(namedPlace(scopePlace({ level: 'land', code: '0' })).code).toBe('0');
});
