import { indikator } from '../../catalogue/indikatorer.ts';
import { isFirst, type FirstTrait, type Trait } from '../../model/compare/traits.ts';
import { m, numberText } from '../../text/index.ts';
import { sourcesOfIndicator, together, type Origin } from '../origin.ts';
import { seriesName } from './names.ts';

const FIRST: Record<FirstTrait, () => string> = {
	folketall: m.peers_trait_folketall,
	andel_18_29: m.peers_trait_andel_18_29,
	andel_67_pluss: m.peers_trait_andel_67_pluss,
	sentralitet: m.peers_trait_sentralitet
};

export const traitName = ({ id, series }: Pick<Trait, 'id' | 'series'>): string =>
	series ? seriesName(series) : isFirst(id) ? FIRST[id]() : id;

/** With the year of its figures, where it has one. */
export const datedTrait = (trait: Trait): string =>
	trait.year === null
		? traitName(trait)
		: m.peers_of_year({ name: traitName(trait), year: String(trait.year) });

export function traitDecimals({ id, series }: Pick<Trait, 'id' | 'series'>): number {
	if (series) return indikator(series.indicator).desimaler;
	return id === 'andel_18_29' || id === 'andel_67_pluss' ? 1 : 0;
}

/** A trait as it is told of a kommune. */
export const traitText = (trait: Trait, told: number): string =>
	`${numberText(told, traitDecimals(trait))}${/^andel/.test(trait.id) ? ' %' : ''}`;

/** Where the figures of some traits come from. */
export const sourcesOfTraits = (traits: readonly Trait[]): Origin['sources'] =>
	together(
		...traits.map(({ series, year }) =>
			year === null
				? []
				: sourcesOfIndicator(indikator(series?.indicator ?? 'innbyggere_18'), [year])
		)
	);
