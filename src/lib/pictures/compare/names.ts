import { indikator } from '../../catalogue/indikatorer.ts';
import type { SeriesKey } from '../../domain/column.ts';
import { kommunerIn, type Scope } from '../../model/compare/scope.ts';
import { m, of } from '../../text/index.ts';
import { categoryName } from '../indicator.ts';
import { areaName } from '../kommuneNames.ts';

/** What a series is called: its indicator, and the part it is of. */
export function seriesName({ indicator, forlop, category }: SeriesKey): string {
	const definition = indikator(indicator);
	const parts = [
		...(forlop === 'alle' ? [] : [m.compare_pathway({ number: forlop })]),
		...(category === 'alle' ? [] : [categoryName(definition, category)])
	];
	const name = of(definition.navn);
	return parts.length > 0 ? `${name}: ${parts.join(', ')}` : name;
}

/** The kommuner that a page is about, by name. */
export const scopeName = (scope: Scope): string =>
	scope.level === 'list' ? scope.name : areaName(scope.level, scope.code);

/** The same, with how many they are. */
export function scopeText(scope: Scope): string {
	const name = scopeName(scope);
	const count = kommunerIn(scope).length;
	return count === 1 ? m.compare_scope_one({ name }) : m.compare_scope_count({ name, count });
}
