import type { Felt, KildePakke } from '../catalogue/kilde.ts';
import { fields, valueFields } from '../catalogue/kilder.ts';
import { missingFields, type ColumnTarget, type MappedFile } from './map.ts';
import { unitsOf } from './units.ts';

/** A target as the value of a form control; the empty text is a column that isn't used. */
export function targetKey(target: ColumnTarget | null | undefined): string {
	if (!target) return '';
	return target.year === undefined ? target.field : `${target.field}@${target.year}`;
}

export function targetFrom(key: string): ColumnTarget | null {
	const [field, year] = key.split('@');
	if (!field) return null;
	return year === undefined ? { field } : { field, year: Number(year) };
}

/** What a column can become: each field, and the figures of one year when its header names one. */
export function targetsOf(pakke: KildePakke, header: string): ColumnTarget[] {
	const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(header)?.[0];
	const whole = fields(pakke).map(({ name }) => ({ field: name }));
	if (year === undefined) return whole;
	return [...whole, ...valueFields(pakke).map(({ name }) => ({ field: name, year: Number(year) }))];
}

/** The mapping with another target for a column. A target belongs to one column at a time. */
export function withColumn(file: MappedFile, at: number, target: ColumnTarget | null): MappedFile {
	const key = targetKey(target);
	const columns = file.columns.map((old, i) => {
		if (i === at) return target;
		return key !== '' && (targetKey(old) === key || clashes(old, target)) ? null : old;
	});
	return { ...file, columns, constants: constantsFor(file, columns) };
}

/** The columns that lost what they were when one of them was given another target. */
export function displaced(before: MappedFile, after: MappedFile, at: number): string[] {
	return before.sniffed.header.filter(
		(_, i) => i !== at && before.columns[i] !== null && after.columns[i] === null
	);
}

/** Figures are in one column for all years or in one for each, never both. */
function clashes(old: ColumnTarget | null, target: ColumnTarget | null): boolean {
	if (!old || old.field !== target?.field) return false;
	return (old.year === undefined) !== (target.year === undefined);
}

/** A field that got a column needs no constant; one that lost its column gets the default back. */
function constantsFor(file: MappedFile, columns: MappedFile['columns']): MappedFile['constants'] {
	const given = new Set(columns.map((target) => target?.field));
	const constants: Record<string, string> = {};
	for (const { name, forlopsatlas } of fields(file.pakke)) {
		const text = file.constants[name] ?? forlopsatlas.standard;
		if (text !== undefined && !given.has(name)) constants[name] = text;
	}
	return constants;
}

export function withConstant(file: MappedFile, field: string, text: string): MappedFile {
	return { ...file, constants: answered(file.constants, field, text) };
}

export function withUnit(file: MappedFile, field: string, unit: string): MappedFile {
	return { ...file, units: answered(file.units, field, unit) };
}

export function withAreaChoice(file: MappedFile, found: string, code: string): MappedFile {
	return { ...file, areaChoices: answered(file.areaChoices, found, code) };
}

export function withValueChoice(
	file: MappedFile,
	field: string,
	found: string,
	value: string
): MappedFile {
	const choices = answered(file.valueChoices[field] ?? {}, found, value);
	return { ...file, valueChoices: { ...file.valueChoices, [field]: choices } };
}

/** The answers with one set anew; the empty text takes it away. */
function answered(
	answers: Readonly<Record<string, string>>,
	key: string,
	text: string
): Record<string, string> {
	const others = Object.entries(answers).filter(([other]) => other !== key);
	return Object.fromEntries(text === '' ? others : [...others, [key, text]]);
}

/** What is missing, as what there is to say of it. */
export interface Missing {
	kind: 'column' | 'fill' | 'figure' | 'unit';
	fields: Felt[];
}

/** What the contract needs that the file's columns and constants don't give. */
export function missing(file: MappedFile): Missing[] {
	const lacking = missingFields(file.pakke, file.columns, file.constants);
	// When no column holds figures all value fields are named, and one of them is enough; where one
	// is required, that is the one to ask for.
	const figures = lacking.filter(
		(felt) => felt.forlopsatlas.rolle === 'verdi' && !felt.constraints?.required
	);
	const single = lacking
		.filter((felt) => !figures.includes(felt))
		.map((felt): Missing => ({ kind: fillable(felt) ? 'fill' : 'column', fields: [felt] }));
	for (const { felt, known } of unitsOf(file))
		if (known === 'doubtful') single.push({ kind: 'unit', fields: [felt] });
	const required = single.some(
		({ kind, fields: [felt] }) => kind !== 'unit' && felt?.forlopsatlas.rolle === 'verdi'
	);
	return figures.length > 0 && !required
		? [...single, { kind: 'figure', fields: figures }]
		: single;
}

/** Fields that hold the same for a whole file when it has no column for them. */
export function constantFields(file: MappedFile): Felt[] {
	const given = new Set(file.columns.map((target) => target?.field));
	const byYear = file.columns.some((target) => target?.year !== undefined);
	return fields(file.pakke).filter((felt) => {
		if (given.has(felt.name) || !fillable(felt)) return false;
		return felt.forlopsatlas.rolle === 'aar' ? !byYear : true;
	});
}

function fillable({ constraints, forlopsatlas }: Felt): boolean {
	const { rolle, standard, spor } = forlopsatlas;
	if (rolle === 'aar' || rolle === 'omrade') return true;
	if (rolle !== 'dimensjon') return false;
	return standard !== undefined || spor === true || constraints?.required === true;
}

/** How a canonical value is written in words: the first spelling its contract knows. */
export function valueName(felt: Felt | undefined, value: string): string {
	const spelling = felt?.forlopsatlas.verdier?.[value]?.find((text) => text !== '');
	return spelling ?? value.replaceAll('_', ' ');
}

/** How many columns become something: what the contract knows only to leave out does not count. */
export function usedColumns({ columns, pakke }: MappedFile): number {
	const kept = fields(pakke).filter(({ forlopsatlas }) => forlopsatlas.rolle !== 'ignorer');
	const names = new Set(kept.map(({ name }) => name));
	return columns.filter((target) => target !== null && names.has(target.field)).length;
}
