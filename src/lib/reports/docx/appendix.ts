import type { Provenance } from '../../domain/provenance.ts';
import type { Table } from '../../domain/table.ts';
import { begun, m, stampOf } from '../../text/index.ts';
import { sourceText, yearsText } from '../provenanceLine.ts';
import type { Block, TableBlock } from './document.ts';
import { tableBlocks } from './tableBlock.ts';
import { madeText } from '../madeText.ts';
import { hashText } from '../origin.ts';

/** Something in a document that has figures, and where they come from. */
export interface Told {
	/** What it is called in the appendix. */
	name: string;
	/** What its figures are counted in. */
	units: readonly string[];
	from: Provenance;
}

/** A file that figures are read from. */
export interface SourceFile {
	name: string;
	/** As it is written: 'BrukerPlan'. */
	source: string;
	/** Of the bytes that were dropped, in hexadecimal; null where it could be tried against hidden numbers. */
	sha256: string | null;
}

export interface AppendixInput {
	told: readonly Told[];
	files: readonly SourceFile[];
	/** Null where nothing rests on any. */
	assumptions: Table | null;
	/** Which rules small numbers are protected by; empty where they have no version. */
	protection: string;
}

/** Sources, assumptions and versions: what another needs to find the same figures again. */
export function appendix({ told, files, assumptions, protection }: AppendixInput): Block[] {
	return [
		{ kind: 'page-break' },
		{ kind: 'heading', level: 2, text: m.document_appendix() },
		{ kind: 'heading', level: 3, text: m.document_figures() },
		...told.flatMap((one) => [caption(one.name), originTable(one, protection)]),
		{ kind: 'heading', level: 3, text: m.document_files() },
		...fileBlocks(files, told),
		...(assumptions
			? ([
					{ kind: 'heading', level: 3, text: assumptions.caption },
					...tableBlocks(assumptions)
				] satisfies Block[])
			: [])
	];
}

const caption = (text: string): Block => ({
	...{ kind: 'text', as: 'caption' },
	runs: [{ text }]
});

function originTable({ name, units, from }: Told, protection: string): TableBlock {
	const { place, years, sources, method, crosswalk, assumptions, mode, synthetic } = from;
	const rows: [string, string | null | undefined][] = [
		[m.csv_place(), `${place.name} (${place.code})`],
		[m.year_label(), yearsText(years)],
		[m.document_unit(), units.join('; ')],
		[m.csv_source(), sources.map(sourceText).join('; ')],
		[m.csv_method(), method],
		[m.csv_crosswalk(), crosswalk],
		[m.csv_assumptions(), assumptions],
		[m.document_protection(), protection],
		[m.csv_mode(), stampOf(mode) ?? m.csv_mode_share()],
		[m.csv_data(), synthetic ? m.chart_synthetic() : m.csv_data_own()],
		[m.csv_made(), madeText(from)]
	];
	return {
		kind: 'table',
		title: m.document_origin_of({ name }),
		columns: [
			{ label: m.document_what(), numeric: false },
			{ label: m.document_value(), numeric: false }
		],
		rows: rows.flatMap(([what, said]) => (said ? [[what, said]] : []))
	};
}

function fileBlocks(files: readonly SourceFile[], told: readonly Told[]): Block[] {
	if (files.length === 0) {
		const text = told.some(({ from }) => from.synthetic)
			? m.document_files_example()
			: m.document_files_none();
		return [{ kind: 'text', runs: [{ text }] }];
	}
	return [
		{
			kind: 'table',
			title: m.document_files(),
			columns: [m.document_file(), m.csv_source(), m.document_hash()].map((label) => ({
				label,
				numeric: false
			})),
			rows: files.map(({ name, source, sha256 }) => [name, source, hashText(sha256)])
		}
	];
}

/** What stands in a figure's footnote: sources with their years, and what lies between them and the figure. */
export function originNote({
	sources,
	method,
	crosswalk,
	assumptions,
	synthetic
}: Provenance): string[] {
	const named = sources.map(sourceText).join('; ');
	return [
		[
			m.paragraph_sources({ sources: named }),
			...[crosswalk, assumptions].flatMap((one) => (one ? [`${begun(one)}.`] : [])),
			method,
			synthetic ? m.paragraph_synthetic() : ''
		]
			.filter(Boolean)
			.join(' ')
	];
}
