import { describe, expect, it } from 'vitest';
import { kilde, kilder, valueFields } from '../catalogue/kilder.ts';
import { canonical, mapFile, missingFields, plainHeader, targetsFor } from './map.ts';
import { recognise } from './recognise.ts';
import { sniff, type SniffedFile } from './read.ts';

async function sniffed(...lines: string[]): Promise<SniffedFile> {
	const found = await sniff(new File([lines.join('\n') + '\n'], 'fil.csv'));
	if (found.stage === 'refused') throw new Error(JSON.stringify(found.problems));
	return found;
}
async function best(...lines: string[]) {
	return recognise(await sniffed(...lines), kilder)[0];
}
const felt = (source: string, name: string) =>
	kilde(source).resources[0].schema.fields.find((one) => one.name === name)!;

/** A header and a row as each source writes them. */
const HEADS: [string, string, string[]][] = [
	[
		'brukerplan',
		'our example',
		[
			'Kommunenummer;Kommune;År;Gruppe;Kjennetegn;Kategori;Antall',
			'0301;Oslo;2019;ROP;alle;alle;573'
		]
	],
	[
		'is248',
		'our example',
		[
			'Kommunenr;Kommune;År;Målgruppe;Inndeling;Kategori;Årsverk;Årsverk med videreutdanning;Svar',
			'0301;Oslo;2019;V;Hovedforløp;1;184,9;;'
		]
	],
	[
		'kpr',
		'codes',
		['GEO;AAR;KJONN;ALDER;KODEGRUPPE;MEASURE_TYPE;value', '0;2019_2019;0;0_74;P01_P29;TELLER;9']
	],
	[
		'kpr',
		'labels',
		[
			'Geografi,År,Kjønn,Alder,Sykdomsgruppe,Måltall,value',
			'Oslo,2017,kjønn samlet,0-74 år,Psykiske lidelser,"per 1000, standardisert",72.5'
		]
	],
	[
		'ungdata',
		'distress',
		[
			'Geografi,År,Kjønn,Alder,Plagegrad,Sosioøkonomiske ressurser (SØR),Måltall,value',
			'Oslo,2016,gutter,8-10.trinn,plaget,Total SØR,"andel (prosent, standardisert)",11.5'
		]
	],
	[
		'ungdata',
		'satisfaction',
		[
			'Geografi,År,Kjønn,Alder,"Skala 0-10, tilfredshet",Sosial status,Måltall,value',
			'Oslo,2021,jenter,8-10.trinn,8_10,samlet,"andel (prosent, standardisert)",49.4'
		]
	],
	[
		'kube',
		'the older kind',
		[
			'GEO;AAR;KJONN;ALDER;UTDANN;INNVAND;TELLER;RATE;SMR;sumTELLER;sumNEVNER;RATE.n;SPVFLAGG',
			'301;2024_2024;2;0_15;0;0;3;3;3;3;3;3;0'
		]
	],
	[
		'kube',
		'the smallest kind',
		['GEO;AAR;KJONN;ALDER;TELLER;RATE;SMR', '0;2024_2024;0;0_120;1;1;1']
	],
	[
		'befolkning',
		'years as columns',
		[
			'"07459: Befolkning, etter region, alder, statistikkvariabel og år"',
			'',
			'"region";"alder";"Personer 2024";"Personer 2025"',
			'"K-0301 Oslo";"0-5 år";48581;48508'
		]
	],
	[
		'befolkning',
		'in English',
		[
			'"07459: Population, by region, age, contents and year"',
			'',
			'"region";"age";"Persons 2022"',
			'"K-3001 Halden";"0 years";266'
		]
	],
	[
		'kostra',
		'our example',
		[
			'"Kommune";"År";"Årsverk i psykisk helse- og rusarbeid";"Netto driftsutgifter psykisk helse og rus (1000 kr)"',
			'"0301 Oslo";"2019";2130,5;1761089'
		]
	],
	[
		'oversikt',
		'the open format',
		[
			'kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner',
			'3105;2025;Fagsystemet;brukere med vedtak;2;18_pluss;samlet;240;'
		]
	]
];

describe('a source', () => {
	it.each(HEADS)('is recognised: %s, %s', async (id, _, lines) => {
		const ranked = recognise(await sniffed(...lines), kilder);
		expect(ranked[0]?.kilde).toBe(id);
		// The kube asks for its indicator; the others need nothing more.
		expect(ranked[0]?.complete).toBe(id !== 'kube');
		expect(ranked[0]!.score).toBeGreaterThan(ranked[1]?.score ?? 0);
	});
	it('is told with its reasons: columns, marks and values', async () => {
		const found = await best(...HEADS[0]![2]);
		expect(found?.reasons).toContainEqual({ code: 'column', column: 'Antall', field: 'antall' });
		expect(found?.reasons.map(({ code }) => code)).toContain('signature');
		expect(found?.reasons).toContainEqual({
			code: 'values',
			column: 'Kjennetegn',
			field: 'kjennetegn'
		});
	});
	it('is not certain when the values are not those of its contract', async () => {
		const strange = await best(
			'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall',
			'0301;2019;epler;pærer;plommer;573'
		);
		expect(strange?.complete ?? false).toBe(false);
	});
	it('is not found in a file of something else', async () => {
		expect(await best('varenummer;hylle;leverandør', '12;A;Felleskjøpet')).toBeUndefined();
	});
	it('is marked only by what no other source has', async () => {
		const best = async (name: string, text: string) => {
			const file = await sniff(new File([text], name));
			return file.stage === 'sniffed' ? recognise(file, kilder)[0] : undefined;
		};
		const plain = 'Kommune;År;Antall\n0301;2024;12\n';
		expect(await best('fil.csv', plain)).toMatchObject({ complete: false, marked: false });
		expect(await best('brukerplan 2024.csv', plain)).toMatchObject({
			kilde: 'brukerplan',
			marked: true
		});
		// Users of what, is not said.
		expect(await best('fil.csv', plain.replace('Antall', 'Antall brukere'))).toMatchObject({
			complete: false,
			marked: false
		});
		const grouped = 'Kommune;År;Brukergruppe;Antall\n0301;2024;ROP;12\n';
		expect(await best('fil.csv', grouped)).toMatchObject({ kilde: 'brukerplan', complete: true });
	});
	it('scores at most 1', async () => {
		for (const [, , lines] of HEADS)
			for (const { score } of recognise(await sniffed(...lines), kilder))
				expect(score).toBeLessThanOrEqual(1 + 1e-9);
	});
});

describe('columns', () => {
	it('are found without regard to case, accents, spaces and punctuation', () => {
		expect(plainHeader('Årsverk i psykisk helse- og rusarbeid')).toBe(
			plainHeader('ARSVERK  I PSYKISK HELSE OG RUSARBEID')
		);
		expect(plainHeader('Målgruppe')).toBe('malgruppe');
		expect(plainHeader('Kjønn')).toBe('kjonn');
		expect(plainHeader('RÆV_1')).toBe('raev1');
	});
	it('are given the fields of the contract', () => {
		expect(targetsFor(['KOMMUNENR', 'aar', ' Målgruppe ', 'annet'], kilde('is248'))).toEqual([
			{ field: 'omrade' },
			{ field: 'aar' },
			{ field: 'malgruppe' },
			null
		]);
	});
	it('take the alias named first, and each field once', () => {
		const header = ['Kommune', 'Kommunenummer', 'Kommunenummer'];
		expect(targetsFor(header, kilde('brukerplan'))).toEqual([null, { field: 'omrade' }, null]);
	});
	it('that hold one year each become the value of that year', () => {
		const header = ['region', 'alder', 'Personer 2024', '2025', 'Endring 2024'];
		expect(targetsFor(header, kilde('befolkning'))).toEqual([
			{ field: 'omrade' },
			{ field: 'alder' },
			{ field: 'personer', year: 2024 },
			{ field: 'personer', year: 2025 },
			null
		]);
	});
	it('with hostile names are only unknown', () => {
		const header = ['constructor', '__proto__', '"; DROP TABLE x; --', '', '.*'];
		for (const pakke of kilder) expect(targetsFor(header, pakke).every((one) => !one)).toBe(true);
	});
});

describe('fields that are missing', () => {
	const missing = (source: string, header: string[], constants: Record<string, string> = {}) =>
		missingFields(kilde(source), targetsFor(header, kilde(source)), constants).map(
			({ name }) => name
		);

	it('are the area, the year and the figure', () => {
		expect(missing('kpr', ['Kodegruppe'])).toEqual(['omrade', 'aar', 'verdi']);
	});
	it('are not the year where years stand as columns', () => {
		expect(missing('befolkning', ['region', 'alder', 'Personer 2024'])).toEqual([]);
	});
	it('are not those the contract has a default for', () => {
		const header = ['Kommunenummer', 'År', 'Antall'];
		expect(missing('brukerplan', header)).toEqual([]);
	});
	it('are those that need a name from the user, until there is one', () => {
		const header = ['GEO', 'AAR', 'RATE'];
		expect(missing('kube', header)).toEqual(['indikator']);
		expect(missing('kube', header, { indikator: 'Ensomhet' })).toEqual([]);
	});
	it('are all figures when there is none, and none when there is one of those that may lack', () => {
		expect(missing('is248', ['Kommunenr', 'År', 'Målgruppe', 'Inndeling', 'Kategori'])).toEqual(
			valueFields(kilde('is248')).map(({ name }) => name)
		);
		expect(missing('kostra', ['Kommune', 'År', 'Årsverk'])).toEqual([]);
	});
});

describe('mapping', () => {
	it('fills in the defaults of fields the file has no column for, and only those', async () => {
		const file = await sniffed('Kommunenummer;År;Gruppe;Antall', '0301;2024;ROP;12');
		expect(mapFile(file, kilde('brukerplan')).constants).toEqual({
			kjennetegn: 'alle',
			kategori: 'alle',
			forlop: 'ikke_oppgitt'
		});
	});
	it('starts without answers from the user', async () => {
		const file = await sniffed('Kommunenummer;År;Antall', '0301;2024;12');
		expect(mapFile(file, kilde('brukerplan'))).toMatchObject({
			stage: 'mapped',
			areaChoices: {},
			valueChoices: {}
		});
	});
});

describe('the value of a dimension', () => {
	it.each([
		['brukerplan', 'gruppe', 'ROP', 'rus_alvorlig'],
		['brukerplan', 'gruppe', ' Rus  og ALVORLIG\u00a0psykisk lidelse ', 'rus_alvorlig'],
		['brukerplan', 'kategori', '3', 'gul'],
		['brukerplan', 'forlop', '', 'ikke_oppgitt'],
		['is248', 'kategori', 'FACT-team', 'fact'],
		['kpr', 'kodegruppe', 'P01_P29ogP70_P99', 'symptomer_og_lidelser'],
		['kube', 'kjonn', '2', 'kvinner']
	])('of %s.%s is found: "%s"', (source, name, raw, wanted) => {
		expect(canonical(felt(source, name), raw)).toBe(wanted);
	});
	it('is the default where the cell is empty and there is one', () => {
		expect(canonical(felt('brukerplan', 'gruppe'), ' ')).toBe('alle');
	});
	it('is kept as read where the field is open', () => {
		expect(canonical(felt('kpr', 'alder'), ' 18-24 år ')).toBe('18-24 år');
	});
	it.each(['constructor', '__proto__', 'toString', 'ukjent', ''])(
		'is none where the field is closed: "%s"',
		(raw) => expect(canonical(felt('is248', 'malgruppe'), raw)).toBeNull()
	);
});
