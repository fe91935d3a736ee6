import { indikator } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import type { Figure } from '../domain/figure.ts';
import type { FigureSet } from './figureSet.ts';

/** The contract that leads an indicator: its limit, comparability and breaks hold. */
export function leadingSource(id: string) {
	const first = indikator(id).kilder[0];
	if (first === undefined) throw new RangeError(`The indicator ${id} names no source`);
	return kilde(first).forlopsatlas;
}

/** Whether the publisher lets levels be compared between kommuner. */
export function comparable(id: string): boolean {
	return leadingSource(id).sammenligning.mellomKommuner;
}

/** The last earlier figure in the same unbroken series. */
export function previousFigure(set: FigureSet, figure: Figure): Figure | undefined {
	const { brudd } = leadingSource(figure.indicator).sammenligning;
	const broken = (year: number) => brudd.some(({ fra, til }) => year <= fra && til <= figure.year);
	return set
		.of(figure.indicator, figure.area, figure.forlop, figure.category)
		.filter((one) => one.year < figure.year && !broken(one.year) && one.value.state === 'value')
		.at(-1);
}
