import { escape, fromCSV, op, type ColumnTable } from 'arquero';
import {
	ARSVERK,
	BRUKERPLAN_2019,
	FOLKETALL,
	FRAMSKREVET,
	FRAMSKREVNE_AAR,
	KPR,
	paaLinjen,
	PLAGET,
	TILFREDS,
	VOKSNE_2022,
	type Status
} from './nasjonalt.ts';
import { AAR } from './omrader.ts';
import type { WrittenFile } from './tekstfil.ts';

/** A national figure that an example was made to agree with, and what its file adds up to. */
export interface Avstemt {
	kilde: string;
	aar: number;
	tall: string;
	status: Status;
	maal: number;
	generert: number;
}

type Rad = Record<string, string>;

/** `data/kilder/eksempel.json`, counted from the files as they are written. */
export function avstemming(filer: readonly WrittenFile[]): WrittenFile {
	const fil = (kilde: string, navn = 'eksempel.csv') => {
		const funnet = filer.find((f) => f.path === `data/kilder/${kilde}/${navn}`);
		if (!funnet) throw new Error(`No example for ${kilde}`);
		return funnet.content;
	};
	const tall = [
		...brukerplan(les(fil('brukerplan'), 'utf-8')),
		...is248(les(fil('is248'), 'windows-1252')),
		...kpr(les(fil('kpr'), 'utf-8')),
		...ungdata(les(fil('ungdata'), 'utf-8', ','), PLAGET, 'Prosent plaget'),
		...ungdata(
			les(fil('ungdata', 'eksempel-tilfredshet.csv'), 'utf-8', ','),
			TILFREDS,
			'Prosent fornøyd (8–10)'
		),
		...befolkning(les(utenTittel(fil('befolkning')), 'windows-1252')),
		...framskriving(les(utenTittel(fil('framskriving')), 'windows-1252'))
	];
	const innhold = {
		merknad:
			'Alle eksempelfilene er syntetiske. Her står landstallene de er stemt av mot, og hva filene gir. publisert: utgiverens tall. interpolert: på linjen mellom publiserte år. antatt: valgt her. KOSTRA er ikke stemt av.',
		tall
	};
	return {
		path: 'data/kilder/eksempel.json',
		content: new TextEncoder().encode(JSON.stringify(innhold, null, '\t') + '\n')
	};
}

function les(innhold: Uint8Array, tegnsett: string, delimiter = ';'): ColumnTable {
	const tekst = new TextDecoder(tegnsett).decode(innhold).replaceAll('\r\n', '\n');
	return fromCSV(tekst, { delimiter, autoType: false });
}

/** SSB's files have a title line and an empty line before the header. */
function utenTittel(innhold: Uint8Array): Uint8Array {
	const linjeskift = innhold.indexOf(0x0a, innhold.indexOf(0x0a) + 1);
	return innhold.slice(linjeskift + 1);
}

/** Sums a text column over the rows that the test keeps; symbols count as nothing. */
function sum(
	tabell: ColumnTable,
	kolonne: string,
	med: (rad: Rad) => boolean = () => true
): number {
	const verdi = (rad: Rad) => Number((rad[kolonne] ?? '').replace(',', '.')) || 0;
	const rad = tabell
		.filter(escape((r: Rad) => med(r)))
		.derive({ verdi: escape((r: Rad) => verdi(r)) })
		.rollup({ sum: op.sum('verdi') })
		.object() as { sum?: number };
	return Math.round((rad.sum ?? 0) * 1e4) / 1e4;
}

function brukerplan(tabell: ColumnTable): Avstemt[] {
	const navn = {
		rus_uten_psykisk: 'rus uten psykisk lidelse',
		rus_mindre_alvorlig: 'rus og mindre alvorlig psykisk lidelse',
		rus_alvorlig: 'rus og alvorlig psykisk lidelse',
		psykisk_alene: 'kun psykisk lidelse'
	};
	return (Object.keys(navn) as (keyof typeof navn)[]).map((gruppe) => ({
		kilde: 'brukerplan',
		aar: 2019,
		tall: `Brukere, ${navn[gruppe]}`,
		status: BRUKERPLAN_2019[gruppe].status,
		maal: BRUKERPLAN_2019[gruppe].verdi,
		generert: sum(tabell, 'Antall', (r) => r['År'] === '2019' && r.Gruppe === navn[gruppe])
	}));
}

function is248(tabell: ColumnTable): Avstemt[] {
	const malgrupper = { voksne: 'V', barn_unge: 'B' } as const;
	return (['voksne', 'barn_unge'] as const).flatMap((malgruppe) =>
		AAR.map((aar) => ({
			kilde: 'is248',
			aar,
			tall: `Årsverk, ${malgruppe === 'voksne' ? 'voksne' : 'barn og unge'}`,
			status: ARSVERK[malgruppe][aar].status,
			maal: ARSVERK[malgruppe][aar].verdi,
			generert: sum(
				tabell,
				'Årsverk',
				(r) =>
					r['År'] === String(aar) &&
					r['Målgruppe'] === malgrupper[malgruppe] &&
					r.Inndeling === 'Samlet'
			)
		}))
	);
}

function kpr(tabell: ColumnTable): Avstemt[] {
	const land = tabell.filter(escape((r: Rad) => r.GEO === '0' && r.MEASURE_TYPE === 'MEIS'));
	return (['0_74', '15_24'] as const).flatMap((alder) =>
		AAR.map((aar) => ({
			kilde: 'kpr',
			aar,
			tall: `Personer per 1000, symptomer og lidelser, ${alder.replace('_', '–')} år`,
			status: KPR[alder][aar].status,
			maal: KPR[alder][aar].begge,
			generert: sum(
				land,
				'value',
				(r) => r.AAR === `${aar}_${aar}` && r.ALDER === alder && r.KODEGRUPPE === 'P01_P29ogP70_P99'
			)
		}))
	);
}

function ungdata(tabell: ColumnTable, land: typeof PLAGET, tall: string): Avstemt[] {
	return AAR.flatMap((aar) => {
		const maal = land[aar];
		if (!maal) return [];
		const generert = sum(
			tabell,
			'value',
			(r) =>
				r.Geografi === 'Hele landet' && r['År'] === String(aar) && r['Kjønn'] === 'kjønn samlet'
		);
		return [
			{ kilde: 'ungdata', aar, tall, status: 'publisert' as const, maal: maal.samlet, generert }
		];
	});
}

function befolkning(tabell: ColumnTable): Avstemt[] {
	const unge = ['0-5 år', '6-12 år', '13-17 år'];
	const alle = AAR.map((aar) => ({
		kilde: 'befolkning',
		aar,
		tall: 'Innbyggere',
		status: FOLKETALL[aar].status,
		maal: FOLKETALL[aar].verdi,
		generert: sum(tabell, `Personer ${aar}`)
	}));
	return [
		...alle,
		{
			kilde: 'befolkning',
			aar: 2022,
			tall: 'Innbyggere 18 år og over',
			status: VOKSNE_2022.status,
			maal: VOKSNE_2022.verdi,
			generert: sum(tabell, 'Personer 2022', (r) => !unge.includes(r.alder ?? ''))
		}
	];
}

function framskriving(tabell: ColumnTable): Avstemt[] {
	const { unge, voksne, eldre, eldste } = FRAMSKREVET;
	const tall = [
		{ navn: 'i alt', deler: [unge, voksne, eldre], med: () => true },
		{ navn: '80 år og over', deler: [eldste], med: (r: Rad) => r.alder === '80 år eller eldre' }
	];
	return tall.flatMap(({ navn, deler, med }) =>
		FRAMSKREVNE_AAR.map((aar) => {
			const maal = deler.map((ankre) => paaLinjen(ankre, aar));
			return {
				kilde: 'framskriving',
				aar,
				tall: `Framskrevne innbyggere, ${navn}`,
				status: maal.find(({ status }) => status !== 'publisert')?.status ?? 'publisert',
				maal: maal.reduce((alle, { verdi }) => alle + Math.round(verdi), 0),
				generert: sum(tabell, `Hovedalternativet (MMMM) ${aar}`, med)
			};
		})
	);
}
