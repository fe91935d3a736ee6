import { describe, expect, it } from 'vitest';
import { arbeidsformer, formOfType, formregler } from './arbeidsformer.ts';
import { kobling } from './forlop.ts';
import { indikator } from './indikatorer.ts';

const types = Object.keys(indikator('arsverk_tiltakstype').kategorier ?? {}).sort();

describe('forms of work', () => {
	it('are said of each type of measure that is read, once, and of no other', () => {
		expect(formregler.map(({ verdi }) => verdi).sort()).toEqual(types);
		expect(types.length).toBeGreaterThan(6);
	});

	it('are declared, each used by a rule', () => {
		const used = new Set(formregler.map(({ form }) => form));
		expect(arbeidsformer.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
		expect(used.size).toBe(arbeidsformer.length);
	});

	it('have a reason in three languages', () => {
		for (const { begrunnelse } of formregler)
			for (const language of ['nb', 'nn', 'en'] as const)
				expect(begrunnelse[language].length).toBeGreaterThan(20);
	});

	it('stand beside a rule for the pathways of the same type', () => {
		const linked = kobling.regler.filter(({ kilde }) => kilde === 'is248');
		expect(linked.map(({ verdi }) => verdi).sort()).toEqual(types);
	});

	it('are not known of a type that is not in the form', () => {
		expect(formOfType('lavterskel')?.form).toBe('oppfolging');
		expect(formOfType('oppfolging_booppfolging')?.delvis).toBe(true);
		expect(formOfType('romfart')).toBeUndefined();
	});
});
