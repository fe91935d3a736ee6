import { areas } from '#lib/catalogue/omrader.ts';
import { COUNTRY, type Kommune } from '#lib/domain/area.ts';
import type { FigureLevel } from '#lib/domain/figure.ts';
import { areaName } from '#lib/pictures/kommuneNames.ts';

/** The area that is compared within. */
export interface Area {
	level: FigureLevel;
	code: string;
	/** As it is said in a sentence. */
	name: string;
	kommuner: readonly Kommune[];
}

const LEVELS = ['embete', 'fylke', 'helsefellesskap', 'kostragruppe', 'sentralitet'] as const;

/** The area an address asks for, as `omrade=fylke:34`; the country where it asks for none that is. */
export function areaFrom(parameters: URLSearchParams): Area {
	const [wanted, code = ''] = (parameters.get('omrade') ?? '').split(':');
	const level = LEVELS.find((one) => one === wanted);
	const kommuner = level ? areas.kommuner.filter((one) => one[level] === code) : [];
	if (!level || kommuner.length === 0)
		return {
			level: 'land',
			code: COUNTRY,
			name: areaName('land', COUNTRY),
			kommuner: areas.kommuner
		};
	return { level, code, name: areaName(level, code), kommuner };
}
