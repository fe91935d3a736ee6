import { areas } from '../../catalogue/omrader.ts';
import { isScope, SCOPE_LEVELS, type Scope, type ScopeLevel } from '../../model/compare/scope.ts';
import { collator, m } from '../../text/index.ts';
import { areaName } from '../kommuneNames.ts';

interface Choice {
	value: string;
	name: string;
}

/** The areas that a page may be about, by kind, in Norwegian order inside each. */
export function areaChoices(): { label: string; options: Choice[] }[] {
	const group = (level: 'embete' | 'kostragruppe' | 'sentralitet') =>
		areas.groups.filter((one) => one.level === level);
	return [
		{ label: m.area_country(), options: named('land', [{ code: '0' }]) },
		{ label: m.compare_area_embeter(), options: byName('embete', group('embete')) },
		{ label: m.compare_area_fylker(), options: byName('fylke', areas.fylker) },
		{
			label: m.compare_area_helsefellesskap(),
			options: byName('helsefellesskap', areas.helsefellesskap)
		},
		{
			label: m.compare_area_kostragrupper(),
			options: named('kostragruppe', group('kostragruppe'))
		},
		{ label: m.compare_area_sentralitet(), options: named('sentralitet', group('sentralitet')) }
	];
}

const byName = (level: ScopeLevel, some: readonly { code: string }[]): Choice[] =>
	named(level, some).toSorted((a, b) => collator.compare(a.name, b.name));

const named = (level: ScopeLevel, some: readonly { code: string }[]): Choice[] =>
	some.map(({ code }) => ({
		value: scopeValue({ level, code }),
		name:
			level === 'embete'
				? m.compare_scope_embete({ name: areaName(level, code) })
				: areaName(level, code)
	}));

/** A scope as the value of a choice. */
export const scopeValue = (scope: Scope): string =>
	scope.level === 'list' ? `list:${scope.codes.join()}` : `${scope.level}:${scope.code}`;

/** The area that a value stands for; null where it is none. */
export function scopeOf(value: string): Scope | null {
	const [kind, code = ''] = value.split(':');
	const level = SCOPE_LEVELS.find((one) => one === kind);
	const scope: Scope | null = level ? { level, code } : null;
	return scope && isScope(scope) ? scope : null;
}
