import type { Problem } from '../domain/problem.ts';
import { fields } from '../catalogue/kilder.ts';
import { isFreeText } from './freeText.ts';
import type { MappedFile } from './map.ts';
import { columnOf } from './staging.ts';
import { unitsOf } from './units.ts';

/** What was filled in, and which columns are left out, so that it can be seen and changed. */
export function assumptions(mapped: MappedFile): Problem[] {
	const filled = Object.entries(mapped.constants).map(([field, found]): Problem => ({
		code: 'constant-assumed',
		severity: 'note',
		field,
		found
	}));
	const { header, sample } = mapped.sniffed;
	const freeText = new Set(
		header.filter((_, at) => isFreeText(sample.map((row) => row[at] ?? '')))
	);
	const unused = header
		.filter((_, i) => {
			const target = mapped.columns[i];
			const felt = fields(mapped.pakke).find((one) => one.name === target?.field);
			return !felt || felt.forlopsatlas.rolle === 'ignorer';
		})
		.map((column): Problem => ({
			code: freeText.has(column) ? 'free-text' : 'column-unused',
			severity: 'note',
			column
		}));
	const units = unitsOf(mapped).flatMap(({ felt, unit, factor, known }): Problem[] => {
		const column = mapped.sniffed.header[columnOf(mapped, felt.name)] ?? '';
		const told = { column, found: unit, factor };
		if (known === 'doubtful') return [{ code: 'unit-doubtful', severity: 'warning', ...told }];
		return factor === 1 ? [] : [{ code: 'unit-converted', severity: 'note', ...told }];
	});
	return [...filled, ...units, ...unused];
}
