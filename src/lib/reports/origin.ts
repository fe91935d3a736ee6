import type { Provenance } from '../domain/provenance.ts';
import { m, stampOf } from '../text/index.ts';
import { madeText } from './madeText.ts';
import { hashedFiles, sourceText } from './provenanceLine.ts';

/** One thing to know of where figures come from. */
export interface OriginLine {
	/** 'code', 'name', 'year', 'source' … */
	key: string;
	label: string;
	/** A year alone is a number. */
	said: string | number;
}

/** Where figures come from, line by line: in each row of a CSV, and on the sheets about a workbook. */
export function originLines(from: Provenance): OriginLine[] {
	const { place, years, sources, method, crosswalk, assumptions, mode, synthetic } = from;
	const line = (key: string, label: string, said: string | number) => ({ key, label, said });
	const files = hashedFiles(from);
	const [only] = years;
	return [
		line('code', m.csv_code(), place.code),
		line('name', m.csv_place(), place.name),
		line('year', m.year_label(), years.length === 1 && only ? only : years.join(', ')),
		line('source', m.csv_source(), sources.map(sourceText).join('; ')),
		...(files ? [line('files', m.cite_files_csv(), files)] : []),
		...(method ? [line('method', m.csv_method(), method)] : []),
		...(crosswalk ? [line('crosswalk', m.csv_crosswalk(), crosswalk)] : []),
		...(assumptions ? [line('assumptions', m.csv_assumptions(), assumptions)] : []),
		line('mode', m.csv_mode(), stampOf(mode) ?? m.csv_mode_share()),
		line('data', m.csv_data(), synthetic ? m.chart_synthetic() : m.csv_data_own()),
		line('made', m.csv_made(), madeText(from))
	];
}

/** A file's hash, or why it is not there. */
export const hashText = (sha256: string | null): string => sha256 ?? m.document_hash_kept();
