import { describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { placeFinder } from './placeInText.ts';

const find = placeFinder(areas);

describe('a kommune in the name of a file', () => {
	it.each([
		['3427 Tynset', ['3427']],
		['BrukerPlan_Tynset_2024', ['3427']],
		['Tynset', ['3427']],
		['tynset kommune (endelig)', ['3427']],
		['BrukerPlanTynset2024', ['3427']],
		['IS-24-8 TYNSET', ['3427']],
		['skjema 3427', ['3427']],
		['Nord_Fron', ['3436']],
		['NordFron', ['3436']],
		['nord-fron', ['3436']],
		['Sor-Odal', ['3415']],
		['Soer Odal', ['3415']],
		['Lillestrom 2024', ['3205']],
		['Våler', ['3114', '3419']],
		['Vaaler', ['3114', '3419']],
		['Våler (Innlandet)', ['3419']],
		['BrukerPlan_Våler_i_Hedmark', ['3419']],
		['Østfold, Våler', ['3114']],
		['3419 Våler', ['3419']],
		// The number and the name are of two places: nobody knows which.
		['3427 Alvdal', ['3427', '3428']],
		['Tynset og Alvdal', ['3427', '3428']],
		['Guovdageaidnu', ['5612']],
		// An old name, where it leads to one.
		['Klæbu', ['5001']],
		['2024', []],
		['skjema 7', []],
		['Innlandet 2024', []],
		['oversikt', []]
	])('is found in %s', (text, codes) => {
		expect(find(text)).toEqual(codes);
	});
});

describe('in a title', () => {
	it.each([
		['BrukerPlan 2024, Tynset kommune', ['3427']],
		['Kommune: Sør-Odal', ['3415']],
		['Tynset', ['3427']],
		['Tynset 2024', ['3427']],
		['3427 Tynset, kartlegging', ['3427']],
		['Tid brukt: Time for time, og Os imellom', []],
		['Rapport fra Hamar om tiltak', []]
	])('only what is said to be a kommune counts: %s', (text, codes) => {
		expect(find(text, { strict: true })).toEqual(codes);
	});
});

it('finds every kommune by its own name and number, whatever parts the words', () => {
	for (const { code, name } of areas.kommuner) {
		expect(find(`${code} ${name}`), name).toEqual([code]);
		expect(find(`skjema_${name.replaceAll(/[ -]/g, '_')}_2024`), name).toContain(code);
	}
});
