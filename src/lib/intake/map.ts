import type { Felt, KildePakke } from '../catalogue/kilde.ts';
import { dimensionFields, fields, valueFields } from '../catalogue/kilder.ts';
import type { SniffedFile } from './read.ts';

/** What a column of the file becomes: a field of the contract, or the value field of one year. */
export interface ColumnTarget {
	field: string;
	/** For columns that hold one year each. */
	year?: number;
}

/** Why a source was recognised. */
export type Reason =
	| { code: 'column'; column: string; field: string }
	| { code: 'signature'; text: string }
	| { code: 'file-name'; text: string }
	| { code: 'values'; column: string; field: string };

export interface Recognition {
	kilde: string;
	/** 0–1; 1 when every column is known and the source's own marks are there. */
	score: number;
	complete: boolean;
	/** Something points to this source and no other; else its columns are those of many files. */
	marked: boolean;
	reasons: Reason[];
	columns: (ColumnTarget | null)[];
}

/** A sniffed file with a contract and a target for each column. The second stage. */
export interface MappedFile {
	stage: 'mapped';
	sniffed: SniffedFile;
	pakke: KildePakke;
	columns: (ColumnTarget | null)[];
	/** Values for fields the file has no column for: defaults of the contract, or the user's. */
	constants: Record<string, string>;
	/** The user's answers: text in the region column → code; raw value → canonical, per field. */
	areaChoices: Record<string, string>;
	valueChoices: Record<string, Record<string, string>>;
	repeated: Repeated;
	/** The unit a figure is written in, per field, where the user has said it. */
	units: Record<string, string>;
}

/** What becomes of rows that tell of the same place, year and group. */
export type Repeated = 'add' | 'last' | 'none';

/** Header texts are compared without case, accents and punctuation. */
export function plainHeader(text: string): string {
	return text
		.toLowerCase()
		.replaceAll('ø', 'o')
		.replaceAll('æ', 'ae')
		.normalize('NFD')
		.replace(/[^a-z0-9]+/g, '');
}

/** How well each contract fits, best first. */
export function recognise(file: SniffedFile, pakker: readonly KildePakke[]): Recognition[] {
	const known = sourcesByAlias(pakker);
	const ofOne = (column: string) => known.get(plainHeader(column))?.size === 1;
	return pakker
		.map((pakke) => judge(file, pakke, ofOne))
		.filter((one) => one.score > 0)
		.sort((a, b) => b.score - a.score);
}

/** The sources that have a column of each name. */
function sourcesByAlias(pakker: readonly KildePakke[]): Map<string, Set<string>> {
	const known = new Map<string, Set<string>>();
	for (const pakke of pakker)
		for (const { name, forlopsatlas } of fields(pakke))
			for (const alias of [name, ...forlopsatlas.alias]) {
				const plain = plainHeader(alias);
				known.set(plain, (known.get(plain) ?? new Set()).add(pakke.name));
			}
	return known;
}

function judge(
	file: SniffedFile,
	pakke: KildePakke,
	ofOne: (column: string) => boolean
): Recognition {
	const columns = targetsFor(file.header, pakke);
	const reasons: Reason[] = [];
	columns.forEach((target, i) => {
		if (target) reasons.push({ code: 'column', column: file.header[i] ?? '', field: target.field });
	});
	const text = [...file.preamble, file.header.join(file.dialect.delimiter)].join('\n');
	const signatures = signaturesIn(text, pakke);
	const inName = signaturesIn(file.decoded.name, pakke);
	for (const found of signatures) reasons.push({ code: 'signature', text: found });
	for (const found of inName) reasons.push({ code: 'file-name', text: found });
	const values = fittingValues(file, pakke, columns);
	reasons.push(...values.reasons);
	const known = columns.filter((target) => target !== null).length / columns.length;
	const complete = missingFields(pakke, columns, {}).length === 0;
	const marks = signatures.length + inName.length > 0 ? 1 : 0;
	const own = reasons.some((reason) => reason.code === 'column' && ofOne(reason.column));
	return {
		kilde: pakke.name,
		complete: complete && values.fits,
		marked: marks > 0 || own,
		score: (complete && values.fits ? 0.5 : 0.1) * known + 0.3 * marks + 0.2 * values.share,
		reasons,
		columns
	};
}

function signaturesIn(text: string, { forlopsatlas }: KildePakke): string[] {
	return (forlopsatlas.kjennetegn ?? []).flatMap(
		(pattern) => new RegExp(pattern, 'iu').exec(text)?.[0] ?? []
	);
}

/** Assigns columns by alias; the alias named first in the contract wins over later ones. */
export function targetsFor(header: readonly string[], pakke: KildePakke): (ColumnTarget | null)[] {
	const plainNames = header.map(plainHeader);
	// Without what stands in brackets at the end, such as a unit.
	const withoutBrackets = header.map((text) => plainHeader(text.replace(/\s*\([^()]*\)\s*$/, '')));
	const targets: (ColumnTarget | null)[] = header.map(() => null);
	for (const felt of fields(pakke)) {
		for (const alias of [...felt.forlopsatlas.alias, felt.name]) {
			const plain = plainHeader(alias);
			const exact = plainNames.indexOf(plain);
			const at = exact >= 0 ? exact : withoutBrackets.indexOf(plain);
			if (at < 0 || targets[at]) continue;
			targets[at] = { field: felt.name };
			break;
		}
	}
	for (const felt of valueFields(pakke)) {
		const pattern = felt.forlopsatlas.aarskolonne;
		if (!pattern) continue;
		header.forEach((text, i) => {
			const year = new RegExp(pattern, 'iu').exec(text.trim())?.[1];
			if (year && !targets[i]) targets[i] = { field: felt.name, year: Number(year) };
		});
	}
	return targets;
}

/** Whether the sample's values are those the contract's closed dimensions know. */
function fittingValues(
	file: SniffedFile,
	pakke: KildePakke,
	columns: readonly (ColumnTarget | null)[]
) {
	const reasons: Reason[] = [];
	let checked = 0;
	let fitting = 0;
	for (const felt of dimensionFields(pakke)) {
		const at = columns.findIndex((target) => target?.field === felt.name);
		if (at < 0 || felt.forlopsatlas.apen || !felt.forlopsatlas.verdier) continue;
		const seen = new Set(file.sample.map((row) => row[at] ?? ''));
		if (seen.size === 0) continue;
		checked++;
		const known = [...seen].filter((raw) => canonical(felt, raw) !== null);
		if (known.length < seen.size / 2) continue;
		fitting++;
		reasons.push({ code: 'values', column: file.header[at] ?? '', field: felt.name });
	}
	return { reasons, fits: fitting === checked, share: checked === 0 ? 0 : fitting / checked };
}

/** The contract's value for a text in the file; null when it has none. */
export function canonical(felt: Felt, raw: string): string | null {
	const { verdier = {}, apen } = felt.forlopsatlas;
	const wanted = plainValue(raw);
	for (const [name, spellings] of Object.entries(verdier))
		if (plainValue(name) === wanted || spellings.some((one) => plainValue(one) === wanted))
			return name;
	if (wanted === '' && felt.forlopsatlas.standard) return felt.forlopsatlas.standard;
	return apen || felt.forlopsatlas.spor ? raw.trim() : null;
}

function plainValue(text: string): string {
	return text
		.replace(/[\s\u00a0\u202f]+/g, ' ')
		.trim()
		.toLowerCase();
}

/** Fields the contract needs that neither a column nor a constant gives. */
export function missingFields(
	pakke: KildePakke,
	columns: readonly (ColumnTarget | null)[],
	constants: Readonly<Record<string, string>>
): Felt[] {
	const given = new Set(columns.flatMap((target) => (target ? [target.field] : [])));
	const byYear = columns.some((target) => target?.year !== undefined);
	const anyValue = valueFields(pakke).some((felt) => given.has(felt.name));
	return fields(pakke).filter((felt) => {
		const { rolle, standard, spor } = felt.forlopsatlas;
		if (given.has(felt.name) || constants[felt.name]) return false;
		if (rolle === 'aar') return !byYear;
		if (rolle === 'verdi') return felt.constraints?.required === true || !anyValue;
		if (rolle === 'omrade') return true;
		return rolle === 'dimensjon' && (spor || (felt.constraints?.required && !standard));
	});
}

/** Settles a recognition into a mapping that the user can still change. */
export function mapFile(
	sniffed: SniffedFile,
	pakke: KildePakke,
	columns = targetsFor(sniffed.header, pakke)
): MappedFile {
	const given = new Set(columns.flatMap((target) => (target ? [target.field] : [])));
	const constants: Record<string, string> = {};
	for (const felt of dimensionFields(pakke)) {
		const { standard } = felt.forlopsatlas;
		if (!given.has(felt.name) && standard !== undefined) constants[felt.name] = standard;
	}
	return {
		stage: 'mapped',
		sniffed: wholeCounts(sniffed, pakke, columns),
		pakke,
		columns,
		constants,
		areaChoices: {},
		valueChoices: {},
		repeated: 'add',
		units: {}
	};
}

/** Points as thousands: in a count of whole persons "1.234" can be nothing else. */
const POINT_THOUSANDS = /^-?\d{1,3}(?:\.\d{3})+$/;

/** The file with a comma as its decimal sign, where every point in its counts marks thousands. */
function wholeCounts(
	sniffed: SniffedFile,
	pakke: KildePakke,
	columns: readonly (ColumnTarget | null)[]
): SniffedFile {
	const { dialect, sample } = sniffed;
	if (dialect.decimal === ',') return sniffed;
	const values = new Map(valueFields(pakke).map((felt) => [felt.name, felt]));
	const pointed = columns.flatMap((target, at) => {
		const felt = values.get(target?.field ?? '');
		const cells = sample.map((row) => (row[at] ?? '').trim()).filter((cell) => cell.includes('.'));
		return felt ? [{ whole: felt.type === 'integer', cells }] : [];
	});
	const thousands = pointed.some(({ whole, cells }) => whole && cells.length > 0);
	const all = pointed.every(({ cells }) => cells.every((cell) => POINT_THOUSANDS.test(cell)));
	return thousands && all ? { ...sniffed, dialect: { ...dialect, decimal: ',' } } : sniffed;
}

/** An answer for a text of the file, which may be called anything, "constructor" too. */
export function answerTo(
	answers: Readonly<Record<string, string>>,
	text: string
): string | undefined {
	return Object.hasOwn(answers, text) ? answers[text] : undefined;
}
