import { describedSource, dimensionFields, fields, valueFields } from '../catalogue/kilder.ts';
import type { Felt, KildePakke, Maaleenhet } from '../catalogue/kilde.ts';
import { areas } from '../catalogue/omrader.ts';
import { areaMatcher } from '../domain/area.ts';
import { canonical, plainHeader, type ColumnTarget } from './map.ts';
import type { SniffedFile } from './read.ts';
import type { Reason } from './recognise.ts';

/** What in a file speaks for a source, and what in it can't be that source's. */
export interface Evidence {
	reasons: Reason[];
	/** Something points to this source: a place, a year and a number are in files of every kind. */
	marked: boolean;
	/** The text that tells of another unit, table or group than the source has; null when none does. */
	against: string | null;
}

type Columns = readonly (ColumnTarget | null)[];

/** Whether a column's name is known by one source alone. */
type OfOne = (column: string) => boolean;

export function evidenceOf(
	file: SniffedFile,
	pakke: KildePakke,
	columns: Columns,
	ofOne: OfOne
): Evidence {
	const header = file.header.join(file.dialect.delimiter);
	const signatures = signaturesIn([...file.preamble, header].join('\n'), pakke);
	const inName = signaturesIn(file.decoded.name, pakke);
	const measure = measureIn(file, pakke, columns);
	const reasons: Reason[] = [
		...signatures.map((text) => ({ code: 'signature', text }) as const),
		...inName.map((text) => ({ code: 'file-name', text }) as const),
		...(measure === null ? [] : [{ code: 'signature', text: measure } as const])
	];
	return {
		reasons,
		marked: reasons.length > 0 || saysByGroups(file, pakke, columns, ofOne),
		against: otherThan(file, pakke, columns)
	};
}

function signaturesIn(text: string, { forlopsatlas }: KildePakke): string[] {
	return (forlopsatlas.kjennetegn ?? []).flatMap(
		(pattern) => new RegExp(pattern, 'imu').exec(text)?.[0] ?? []
	);
}

/** The name of the figures, without a year and what stands in brackets. */
const bare = (text: string) =>
	plainHeader(text.replace(/\([^()]*\)\s*$/, '').replace(/\b(?:19|20)\d\d\b/g, ''));

const STATISTIC = /^(?:statistikkvariabel|statistikkvariable|contents|contentscode|variabel)$/;
const UNIT = /^(?:enhet|eining|maleenhet|maleeining|benevning|unit|unitofmeasure)$/;

const cellsOf = ({ sample }: SniffedFile, at: number) => [
	...new Set(sample.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== ''))
];

/** Columns of a name that nothing is read from. */
function columnsNamed({ header }: SniffedFile, columns: Columns, pattern: RegExp): number[] {
	return header.flatMap((text, at) => (pattern.test(plainHeader(text)) && !columns[at] ? at : []));
}

/** What the file calls its figures: the names of their columns, and of the statistic they are. */
function namesOfFigures(file: SniffedFile, pakke: KildePakke, columns: Columns): string[] {
	const values = new Set(valueFields(pakke).map(({ name }) => name));
	const headers = file.header.filter((_, at) => values.has(columns[at]?.field ?? ''));
	const statistics = columnsNamed(file, columns, STATISTIC);
	return [...headers, ...statistics.flatMap((at) => cellsOf(file, at))];
}

/** The name of a measure that only this source has, or that it has when the figures are divided so. */
function measureIn(file: SniffedFile, pakke: KildePakke, columns: Columns): string | null {
	const { maal = [], maalMed } = pakke.forlopsatlas;
	const names = namesOfFigures(file, pakke, columns);
	const among = (some: readonly string[]) =>
		names.find((name) => some.some((one) => plainHeader(one) === bare(name))) ?? null;
	const own = among(maal);
	if (own !== null || !maalMed) return own;
	// A title that does not name the source is of something else.
	const titled = file.preamble.some((line) => line.trim() !== '');
	const divided = columns.some((target) => maalMed.felt.includes(target?.field ?? ''));
	return divided && !titled ? among(maalMed.navn) : null;
}

/** Dimensions that files of every kind are divided by. */
const USUAL: ReadonlySet<string> = new Set(['kjonn', 'alder']);
const ENOUGH_GROUPS = 2;

/**
 * Whether the columns the figures are divided by are this source's: several of its own dimensions,
 * or one whose name and values it alone has. What a user has described is known by its names.
 */
function saysByGroups(
	file: SniffedFile,
	pakke: KildePakke,
	columns: Columns,
	ofOne: OfOne
): boolean {
	const at = (felt: Felt) => columns.findIndex((target) => target?.field === felt.name);
	if (describedSource(pakke.name))
		return [...dimensionFields(pakke), ...valueFields(pakke)].some(
			(felt) => at(felt) >= 0 && ofOne(file.header[at(felt)] ?? '')
		);
	const given = dimensionFields(pakke).filter((felt) => !USUAL.has(felt.name) && at(felt) >= 0);
	if (given.length >= ENOUGH_GROUPS) return true;
	return given.some((felt) => {
		const { verdier, apen } = felt.forlopsatlas;
		if (!verdier || apen || !ofOne(file.header[at(felt)] ?? '')) return false;
		return cellsOf(file, at(felt)).some((raw) => !WHOLE.test(raw) && canonical(felt, raw) !== null);
	});
}

/** Units by their kind, as titles and headers name them. */
const UNITS: Record<Maaleenhet, RegExp> = {
	penger: /(?<!\p{L})(?:kr|kroner|nok|mnok|tkr|euro|eur|usd)(?!\p{L})|€|\$/iu,
	areal: /km\s?[²2](?!\d)|(?<!\p{L})(?:m²|km|dekar|daa|hektar)(?!\p{L})|kvadrat|square|areal/iu,
	andel:
		/%|prosent|per ?cent|(?<!\p{L})(?:pst|pct|andel(?:en|er|ar|ane|ene)?|shares?|proportion)(?!\p{L})/iu,
	indeks: /indeks|(?<!\p{L})ind(?:ex|ices)(?!\p{L})|forholdstall|ratio(?!\p{L})/iu,
	rate: /‰|promille|(?<!\p{L})(?:rater?|rates)(?!\p{L})|(?<!\p{L})p(?:e|å)?r\.?\s+(?:1\d*(?:[ .,\u00a0\u202f]?000)+(?!\d)|1?00(?!\d)|innb|inhab|capita|person(?!\p{L})|årsverk|elev|barn|hush|km)/iu,
	tid: /(?<!\p{L})(?:timer|timar|dager|dagar|døgn|minutter|uker|veker|måneder|månader|hours|days|months)(?!\p{L})/iu,
	mengde:
		/(?<!\p{L})i\s+(?:hundre|tusen|1[ .\u00a0\u202f]?000|million(?:er|ar)?|mill)(?![\p{L}\d])|\((?:1[ .\u00a0\u202f]?000|tusen)\)|(?<!\p{L})(?:tonn|kg|kilo|liter|[gmk]wh|meter|co2\S*)(?!\p{L})/iu,
	endring: /(?<!\p{L})(?:endring(?:er|ar)?|change)(?!\p{L})|differanse/iu,
	snitt: /gjennomsnitt|gjennomsnittleg|median|(?<!\p{L})(?:average|mean)(?!\p{L})/iu
};

/** The part of a text that names a unit the source does not have; null when there is none. */
function otherUnit(text: string, allowed: readonly Maaleenhet[] = []): string | null {
	const found = Object.entries(UNITS).some(
		([kind, pattern]) => !allowed.includes(kind as Maaleenhet) && pattern.test(text)
	);
	return found ? text.trim().slice(0, 120) : null;
}

/** Words for a plain count. */
const COUNTED = new Set([
	'antall',
	'tal',
	'number',
	'count',
	'personer',
	'personar',
	'persons',
	'person'
]);

/** A unit that the file states as such, and that is none of the source's. */
function otherStatedUnit(unit: string, pakke: KildePakke): string | null {
	const { enhetsord = [] } = pakke.forlopsatlas;
	const words = valueFields(pakke).flatMap(({ forlopsatlas: { enhet, enheter } }) => [
		...Object.values(enhet ?? {}),
		...Object.values(enheter ?? {}).flatMap(({ navn }) => Object.values(navn))
	]);
	const named = words.some((word) => plainHeader(word) === plainHeader(unit));
	if (named || COUNTED.has(plainHeader(unit))) return null;
	const kinds = Object.entries(UNITS).filter(([, pattern]) => pattern.test(unit));
	const known = kinds.some(([kind]) => enhetsord.includes(kind as Maaleenhet));
	return known ? null : unit;
}

/** A title of more than this is a note, which may speak of anything. */
const LONGEST_TITLE = 200;
const TABLE_NUMBER = /^\W*(\d{5}):/;
const STATED = /^(?:Enhet|Eining|Måleenhet|Unit):\s*(.+)$/iu;

/** The text that tells of another table, unit or group than this source has. */
function otherThan(file: SniffedFile, pakke: KildePakke, columns: Columns): string | null {
	const { kjennetegn = [], enhetsord } = pakke.forlopsatlas;
	const titles = file.preamble.filter((line) => line.length <= LONGEST_TITLE);
	const numbered = kjennetegn.filter((pattern) => /\d{5}/.test(pattern));
	const found = [
		...namesOfFigures(file, pakke, columns).map((name) => otherUnit(name, enhetsord)),
		...titles.map((line) => {
			const unit = STATED.exec(line)?.[1];
			return unit === undefined ? otherUnit(line, enhetsord) : otherStatedUnit(unit, pakke);
		}),
		...columnsNamed(file, columns, UNIT).flatMap((at) =>
			cellsOf(file, at).map((cell) => otherUnit(cell, enhetsord))
		),
		...indicatorsOf(file, pakke, columns).map((name) =>
			otherUnit(name, [...(enhetsord ?? []), ...unitsOfParts(pakke, columns)])
		),
		pakke.forlopsatlas.hele ? otherGroup(file, columns, pakke) : null,
		...titles.map((line) => {
			const number = TABLE_NUMBER.exec(line)?.[1];
			if (number === undefined || numbered.length === 0) return null;
			return numbered.some((pattern) => new RegExp(pattern, 'iu').test(number)) ? null : line;
		})
	];
	return found.find((text) => text !== null) ?? null;
}

/**
 * Words for a share are right of what has been counted where the part and its whole both stand in
 * the row: "andel med vedtak; 12; 240".
 */
function unitsOfParts(pakke: KildePakke, columns: Columns): Maaleenhet[] {
	const given = (name: string | undefined) => columns.some((target) => target?.field === name);
	const parts = valueFields(pakke).some(
		({ name, forlopsatlas: { delAv } }) => delAv !== undefined && given(name) && given(delAv)
	);
	return parts ? ['andel', 'rate'] : [];
}

/** What the rows say that they have counted, in the user's own words. */
function indicatorsOf(file: SniffedFile, pakke: KildePakke, columns: Columns): string[] {
	const open = dimensionFields(pakke).filter(
		({ name, forlopsatlas }) => name === 'indikator' && forlopsatlas.apen
	);
	const at = columns.findIndex((target) => open.some(({ name }) => name === target?.field));
	return at < 0 ? [] : cellsOf(file, at);
}

const matchArea = areaMatcher(areas);
const WHOLE = /^(?:alle?|i alt|totalt?|sum|samlet|samla|begge.*|both.*|all .*)$/iu;

/** A column that divides the figures further: then they are not of everybody. */
function otherGroup(file: SniffedFile, columns: Columns, pakke: KildePakke): string | null {
	const known = new Set(
		fields(pakke).flatMap(({ forlopsatlas: { rolle, alias } }) =>
			rolle === 'verdi' ? alias.map(plainHeader) : []
		)
	);
	const at = file.header.findIndex((text, i) => {
		if (columns[i] || UNIT.test(plainHeader(text))) return false;
		const cells = cellsOf(file, i).filter((cell) => /\p{L}/u.test(cell));
		return cells.some(
			(cell) =>
				!WHOLE.test(cell) && !known.has(plainHeader(cell)) && matchArea(cell).kind === 'unknown'
		);
	});
	return at < 0 ? null : (file.header[at] ?? null);
}
