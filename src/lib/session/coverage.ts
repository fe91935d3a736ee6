import { kilde } from '../catalogue/kilder.ts';
import type { ValidatedFile } from '../intake/validate.ts';

/** How far a source reaches in a year. */
export interface Coverage {
	source: string;
	year: number;
	/** Kommuner with at least one figure, and kommuner with rows but no figure. */
	withFigure: number;
	withoutFigure: number;
}

/** Source × year over all loaded files; a kommune that stands in two files counts once. */
export function coverageOf(files: readonly Pick<ValidatedFile, 'mapped' | 'reach'>[]): Coverage[] {
	const cells = new Map<string, { source: string; year: number; kommuner: Map<string, boolean> }>();
	for (const { mapped, reach } of files) {
		const source = mapped.pakke.name;
		for (const { year, kommune, withFigure } of reach) {
			const key = `${source}|${year}`;
			const cell = cells.get(key) ?? { source, year, kommuner: new Map<string, boolean>() };
			cell.kommuner.set(kommune, (cell.kommuner.get(kommune) ?? false) || withFigure);
			cells.set(key, cell);
		}
	}
	return [...cells.values()]
		.map(({ source, year, kommuner }) => {
			const withFigure = [...kommuner.values()].filter((any) => any).length;
			return { source, year, withFigure, withoutFigure: kommuner.size - withFigure };
		})
		.sort((a, b) => (a.source === b.source ? a.year - b.year : a.source < b.source ? -1 : 1));
}

/**
 * The same without the years ahead of a projection: what it says of them is no reach. It is kept up
 * to the last year that any other source tells of, and for its own first year.
 */
export function countedYears(coverage: readonly Coverage[]): Coverage[] {
	const ahead = ({ source }: Coverage) => kilde(source).forlopsatlas.framover === true;
	const counted = coverage.filter((one) => !ahead(one)).map(({ year }) => year);
	const first = Math.min(...coverage.filter(ahead).map(({ year }) => year));
	const last = Math.max(first, ...counted);
	return coverage.filter((one) => !ahead(one) || one.year <= last);
}
