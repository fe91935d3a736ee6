import type { KildePakke } from '../catalogue/kilde.ts';
import { dimensionFields, fields } from '../catalogue/kilder.ts';
import { evidenceOf } from './evidence.ts';
import { canonical, missingFields, plainHeader, targetsFor, type ColumnTarget } from './map.ts';
import type { SniffedFile } from './read.ts';

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
	/** Nothing is missing, and the file says that it comes from here. */
	complete: boolean;
	/** Something points to this source and no other, and nothing to another. */
	marked: boolean;
	/** What in the file names another unit, table or group, where the columns would do. */
	against: string | null;
	reasons: Reason[];
	columns: (ColumnTarget | null)[];
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
	const evidence = evidenceOf(file, pakke, columns, ofOne);
	reasons.push(...evidence.reasons);
	const values = fittingValues(file, pakke, columns);
	reasons.push(...values.reasons);
	const known = columns.filter((target) => target !== null).length / columns.length;
	const whole = missingFields(pakke, columns, {}).length === 0 && values.fits;
	const against = whole ? evidence.against : null;
	const marked = evidence.marked && evidence.against === null && values.any;
	const complete = whole && marked;
	return {
		kilde: pakke.name,
		complete,
		marked,
		against,
		score: (complete ? 0.5 : 0.1) * known + (marked ? 0.3 : 0) + 0.2 * values.share,
		reasons,
		columns
	};
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
	return {
		reasons,
		fits: fitting === checked,
		any: checked === 0 || fitting > 0,
		share: checked === 0 ? 0 : fitting / checked
	};
}
