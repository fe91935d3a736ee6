import type { Felt, KildePakke } from '../catalogue/kilde.ts';
import { dimensionFields, fieldWithRole, fields, valueFields } from '../catalogue/kilder.ts';
import { canonical, targetsFor } from './map.ts';
import { throughReader, type SniffedFile } from './read.ts';
import { readRecords } from './readers/records.ts';
import { toCsv } from './readers/table.ts';

/** What a file with a row for each person has become. */
export interface Counted {
	/** The counts, as a file of the contract's own form. Nothing of a single person is in it. */
	file: File;
	persons: number;
	/** Columns that nothing was counted by. */
	unused: string[];
}

/** A file must tell this much of its persons to be taken for rows of them. */
const ENOUGH_CHARACTERISTICS = 3;

/** The columns of a file with a row for each person. */
interface PersonColumns {
	pakke: KildePakke;
	/** The place and the year; of neither there need be a column. */
	kept: { at: number; name: string }[];
	/** The groups that users are divided into: counted one by one. */
	groups: { at: number; felt: Felt }[];
	characteristics: { at: number; id: string }[];
}

/**
 * Counts the rows of a file in which each is a person, by what they tell of: as many as the contract
 * has characteristics for. Null where the rows are not persons.
 *
 * The rows are needed only while they are counted. Values are counted as they are written, so that
 * the mapping can recode them; only sex, age and yes or no are put in words here.
 */
export async function countPersonRows(
	sniffed: SniffedFile,
	pakker: readonly KildePakke[]
): Promise<Counted | null> {
	const columns = pakker.map((pakke) => personColumns(sniffed, pakke)).find((one) => one !== null);
	const read = columns && (sniffed.table ? sniffed : await throughReader(sniffed));
	if (!columns || !read || read.header.length !== sniffed.header.length) return null;
	const text = await read.decoded.utf8.text();
	const records = readRecords(text, { delimiter: ',', quote: '"', escape: '"' });
	const counts = new Map<string, number>();
	for (const { cells } of records)
		for (const key of keysOf(cells, columns)) {
			const text = JSON.stringify(key);
			counts.set(text, (counts.get(text) ?? 0) + 1);
		}
	const { pakke, kept } = columns;
	const titles = [...dimensionFields(pakke), ...valueFields(pakke)].map(nameOf);
	const rows = [...counts].map(([key, n]) => [...(JSON.parse(key) as string[]), String(n)]);
	const csv = toCsv([[...kept.map(({ name }) => name), ...titles], ...rows]);
	const name = sniffed.decoded.name.replace(/\.[^.]+$/, '');
	return {
		file: new File([csv], `${name}-talt-opp.csv`),
		persons: records.length,
		unused: unusedOf(sniffed.header, columns)
	};
}

function unusedOf(header: readonly string[], { kept, groups, characteristics }: PersonColumns) {
	const used = new Set([...kept, ...groups, ...characteristics].map(({ at }) => at));
	return header.filter((_, at) => !used.has(at));
}

const nameOf = (felt: Felt) => felt.forlopsatlas.alias[0] ?? felt.name;

function personColumns({ header, sample }: SniffedFile, pakke: KildePakke): PersonColumns | null {
	const characteristic = dimensionFields(pakke).find(({ name }) => name === 'kjennetegn');
	if (!characteristic) return null;
	const targets = targetsFor(header, pakke);
	const [counted] = valueFields(pakke);
	const has = (field: string | undefined) => targets.some((target) => target?.field === field);
	// Where there is a count, or a column for characteristics, the rows are no persons.
	if (has(counted?.name) || has(characteristic.name)) return null;
	const characteristics = header.flatMap((text, at) => {
		const id = canonical(characteristic, text);
		return id !== null && id !== 'alle' && !targets[at] ? [{ at, id }] : [];
	});
	if (characteristics.length < ENOUGH_CHARACTERISTICS || sample.length === 0) return null;
	const place = fieldWithRole(pakke, 'omrade')?.name;
	const year = fieldWithRole(pakke, 'aar')?.name;
	return {
		pakke,
		kept: targets.flatMap((target, at) =>
			target?.field === place || target?.field === year ? [{ at, name: header[at] ?? '' }] : []
		),
		groups: targets.flatMap((target, at) => {
			const felt = fields(pakke).find(({ name }) => name === target?.field);
			return felt?.forlopsatlas.rolle === 'dimensjon' ? [{ at, felt }] : [];
		}),
		characteristics
	};
}

/** All that a person is counted under: in all, in each group, and by each characteristic. */
function keysOf(
	cells: readonly string[],
	{ pakke, kept, groups, characteristics }: PersonColumns
): string[][] {
	const places = kept.map(({ at }) => cells[at] ?? '');
	const key = (given: Record<string, string>) => [
		...places,
		...dimensionFields(pakke).map((felt) => given[felt.name] ?? felt.forlopsatlas.standard ?? '')
	];
	const filled = (at: number) => (cells[at] ?? '').trim();
	return [
		key({}),
		...groups.flatMap(({ at, felt }) => (filled(at) ? [key({ [felt.name]: filled(at) })] : [])),
		...characteristics.flatMap(({ at, id }) => {
			const kategori = inWords(id, filled(at));
			return kategori ? [key({ kjennetegn: id, kategori })] : [];
		})
	];
}

/** Texts that mean something else under another characteristic, as words. */
function inWords(characteristic: string, text: string): string {
	switch (characteristic) {
		case 'kjonn':
			return text === '1' ? 'menn' : text === '2' ? 'kvinner' : text;
		case 'alder':
			return /^\d{1,3}$/.test(text) ? ageGroup(Number(text)) : text;
		case 'individuell_plan':
		case 'omsorg_for_barn':
			return /^(1|true|sann|x)$/i.test(text)
				? 'ja'
				: /^(0|2|false|usann)$/i.test(text)
					? 'nei'
					: text;
		default:
			return text;
	}
}

function ageGroup(age: number): string {
	// The guideline is for adults: who is younger is told, as a value the contract does not know.
	if (age < 18) return 'under 18 år';
	if (age < 30) return '18-29 år';
	if (age < 45) return '30-44 år';
	return age < 67 ? '45-66 år' : '67 år og over';
}
