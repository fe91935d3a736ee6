import type { Felt } from '../catalogue/kilde.ts';
import { valueFields } from '../catalogue/kilder.ts';
import type { MappedFile } from './map.ts';

/** In which unit a column of figures is written, and what makes it the contract's. */
export interface UnitOf {
	felt: Felt;
	/** The id in the contract. */
	unit: string;
	/** What a figure is multiplied with. */
	factor: number;
	/** The user has said so; or the name, or a sign in the cells, does; or it is a guess. */
	known: 'chosen' | 'read' | 'usual' | 'doubtful';
}

/** The units of the file's columns of figures, of those fields that files write in several. */
export function unitsOf(mapped: MappedFile): UnitOf[] {
	return valueFields(mapped.pakke).flatMap((felt) => {
		const units = felt.forlopsatlas.enheter;
		const at = mapped.columns.flatMap((target, i) => (target?.field === felt.name ? [i] : []));
		if (!units || at.length === 0) return [];
		const chosen = mapped.units[felt.name];
		const { unit, known } =
			chosen !== undefined && Object.hasOwn(units, chosen)
				? { unit: chosen, known: 'chosen' as const }
				: foundIn(mapped, felt, at);
		return [{ felt, unit, factor: units[unit]?.faktor ?? 1, known }];
	});
}

/** What the figures of a field are multiplied with to be in the contract's unit. */
export function factorOf(mapped: MappedFile, felt: Felt): number {
	return unitsOf(mapped).find((one) => one.felt.name === felt.name)?.factor ?? 1;
}

function foundIn(
	{ sniffed: { header, sample, preamble, dialect } }: MappedFile,
	felt: Felt,
	at: readonly number[]
): Pick<UnitOf, 'unit' | 'known'> {
	const units = Object.entries(felt.forlopsatlas.enheter ?? {});
	const usual = units[0]?.[0] ?? '';
	const cells = sample.flatMap((row) => at.map((i) => (row[i] ?? '').trim()));
	const marked = units.filter(([, { tegn }]) => tegn && cells.some((cell) => cell.endsWith(tegn)));
	const named = (text: string) =>
		units.filter(([, { ord }]) => ord && new RegExp(ord, 'iu').test(text));
	const evidence = [
		marked,
		...[at.map((i) => header[i] ?? ''), preamble].map((texts) => named(texts.join(' ')))
	];
	const clear = evidence.find((found) => found.length === 1)?.[0];
	const numbers = cells
		.map((cell) => Number(dialect.decimal === ',' ? cell.replace(',', '.') : cell))
		.filter((number, i) => Number.isFinite(number) && cells[i] !== '');
	const most = Math.max(...numbers);
	const unit = clear?.[0] ?? usual;
	const unlikely = (id: string) => {
		const [low = 0, high = Infinity] = units.find(([one]) => one === id)?.[1].vanlig ?? [];
		return most > high || (most > 0 && most < low);
	};
	if (!unlikely(unit)) return { unit, known: clear ? 'read' : 'usual' };
	const likely = units.find(([id]) => !unlikely(id))?.[0];
	return { unit: clear ? unit : (likely ?? unit), known: 'doubtful' };
}
