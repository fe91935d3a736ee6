import Papa from 'papaparse';
import fylkerCsv from '../../../data/omrader/fylker.csv?raw';
import inndelingerCsv from '../../../data/omrader/inndelinger.csv?raw';
import helsefellesskapCsv from '../../../data/omrader/helsefellesskap.csv?raw';
import kommunerCsv from '../../../data/omrader/kommuner.csv?raw';
import endringerCsv from '../../../data/omrader/endringer.csv?raw';
import fylkesendringerCsv from '../../../data/omrader/fylkesendringer.csv?raw';
import type { AreaChange, AreaGroup, AreaRegister, Kommune, NamedArea } from '../domain/area.ts';

type Fields = Record<string, string>;

const KINDS: Record<string, AreaChange['kind']> = {
	'en-til-en': 'one-to-one',
	'mange-til-en': 'many-to-one',
	'en-til-mange': 'one-to-many'
};

function records(csv: string): Fields[] {
	return Papa.parse<Fields>(csv, { header: true, skipEmptyLines: true }).data;
}

/** A field of our own files; its absence is a fault in the repository, not in a user's file. */
function field(record: Fields, name: string): string {
	const text = record[name];
	if (text === undefined) throw new Error(`data/omrader: the column ${name} is missing`);
	return text;
}

const fylker = records(fylkerCsv);

function embeteOf(fylke: string): string {
	const found = fylker.find((record) => field(record, 'fylkesnummer') === fylke);
	if (!found) throw new Error(`data/omrader: no fylke has the number ${fylke}`);
	return field(found, 'embete');
}

function kommune(record: Fields): Kommune {
	const fylke = field(record, 'fylkesnummer');
	return {
		code: field(record, 'kommunenummer'),
		name: field(record, 'navn'),
		fullName: field(record, 'navn_fullt'),
		fylke,
		helsefellesskap: field(record, 'helsefellesskap'),
		embete: embeteOf(fylke),
		kostragruppe: field(record, 'kostragruppe'),
		sentralitet: `sentralitet_${field(record, 'sentralitet')}`,
		latitude: Number(field(record, 'breddegrad')),
		longitude: Number(field(record, 'lengdegrad'))
	};
}

function named(record: Fields, code: string): NamedArea {
	const name = field(record, 'navn');
	return { code: field(record, code), name, fullName: record.navn_fullt ?? name };
}

function group(record: Fields): AreaGroup {
	return {
		...named(record, 'id'),
		level: field(record, 'inndeling') as AreaGroup['level'],
		edition: Number(field(record, 'utgave'))
	};
}

function change(record: Fields): AreaChange {
	const kind = KINDS[field(record, 'type')];
	if (!kind) throw new Error(`data/omrader: unknown type ${field(record, 'type')}`);
	return {
		from: field(record, 'gammel'),
		fromName: field(record, 'gammelt_navn'),
		to: field(record, 'ny'),
		toName: field(record, 'nytt_navn'),
		year: Number(field(record, 'aar')),
		kind
	};
}

/** All areas of the current division and the changes that lead to it (`data/omrader/`). */
export const areas: AreaRegister = {
	kommuner: records(kommunerCsv).map(kommune),
	fylker: fylker.map((record) => named(record, 'fylkesnummer')),
	helsefellesskap: records(helsefellesskapCsv).map((record) => named(record, 'id')),
	groups: records(inndelingerCsv).map(group),
	changes: records(endringerCsv).map(change),
	fylkeChanges: records(fylkesendringerCsv).map(change)
};
