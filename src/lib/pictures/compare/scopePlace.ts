import type { Scope } from '../../model/compare/scope.ts';
import type { Origin } from '../origin.ts';

/**
 * Where a picture of several kommuner says that it is of. A list of one's own is no area of any level:
 * it goes by the name that it was given.
 */
export const scopePlace = (scope: Scope): Origin['place'] =>
	scope.level === 'list'
		? { level: 'kommune', code: scope.name }
		: { level: scope.level, code: scope.code };
