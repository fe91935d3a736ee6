import type { Scope } from '../../model/compare/scope.ts';
import { m } from '../../text/index.ts';
import { areaName } from '../kommuneNames.ts';
import type { Origin, OriginPlace } from '../origin.ts';

/** Where a picture of several kommuner says that it is of. */
export const scopePlace = (scope: Scope): Origin['place'] =>
	scope.level === 'list'
		? { level: 'list', name: scope.name, codes: scope.codes }
		: { level: scope.level, code: scope.code };

/**
 * A place as what leaves the page names it: by its code, and a list of one's own by its name and how
 * many it is of.
 */
export const namedPlace = (place: OriginPlace): { code: string; name: string } =>
	place.level === 'list'
		? { code: m.compare_list_code({ count: place.codes.length }), name: place.name }
		: { code: place.code, name: areaName(place.level, place.code) };
