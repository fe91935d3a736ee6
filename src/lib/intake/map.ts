import type { Felt, KildePakke } from '../catalogue/kilde.ts';
import { dimensionFields, fields, valueFields } from '../catalogue/kilder.ts';
import type { SniffedFile } from './read.ts';

/** What a column of the file becomes: a field of the contract, or the value field of one year. */
export interface ColumnTarget {
	field: string;
	/** For columns that hold one year each. */
	year?: number;
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
	/** The decimal sign, where the user has said it. */
	decimal: ',' | '.' | null;
	/** The unit a figure is written in, per field, where the user has said it. */
	units: Record<string, string>;
}

/**
 * What becomes of rows that tell of the same place, year and group: those that are alike in all
 * count once, and the others are added, unless the user says otherwise of all of them.
 */
export type Repeated = 'once' | 'add' | 'last' | 'none';

/** Header texts are compared without case, accents and punctuation. */
export function plainHeader(text: string): string {
	return text
		.toLowerCase()
		.replaceAll('ø', 'o')
		.replaceAll('æ', 'ae')
		.normalize('NFD')
		.replace(/[^a-z0-9]+/g, '');
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
		sniffed,
		pakke,
		columns,
		constants,
		areaChoices: {},
		valueChoices: {},
		repeated: 'once',
		decimal: null,
		units: {}
	};
}

/** An answer for a text of the file, which may be called anything, "constructor" too. */
export function answerTo(
	answers: Readonly<Record<string, string>>,
	text: string
): string | undefined {
	return Object.hasOwn(answers, text) ? answers[text] : undefined;
}
