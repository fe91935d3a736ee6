import Papa from 'papaparse';
import heksagonCsv from '../../../data/omrader/heksagon.csv?raw';
import type { OddR } from '../domain/hexes.ts';

/** Where a kommune lies on the hexagon map, and what the map keeps of its borders. */
export interface HexPlace {
	code: string;
	at: OddR;
	/** How many kommuner it has a border on land with, and how many of them lie beside it on the map. */
	neighbours: number;
	kept: number;
}

function place(record: Record<string, string>): HexPlace {
	const whole = (name: string) => {
		const text = record[name];
		if (!text || !/^\d+$/.test(text))
			throw new Error(`data/omrader/heksagon.csv: ${name} is ${text}`);
		return Number(text);
	};
	const { kommunenummer: code } = record;
	if (!code) throw new Error('data/omrader/heksagon.csv: a row has no kommunenummer');
	return {
		code,
		at: { q: whole('q'), r: whole('r') },
		neighbours: whole('naboer'),
		kept: whole('beholdt')
	};
}

/** The hexagon map, in the order of `areas.kommuner` (`data/omrader/heksagon.csv`). */
export const hexPlaces: readonly HexPlace[] = Papa.parse<Record<string, string>>(heksagonCsv, {
	header: true,
	skipEmptyLines: true
}).data.map(place);

const sum = (of: (place: HexPlace) => number) =>
	hexPlaces.reduce((total, one) => total + of(one), 0);

/** Of all pairs of kommuner with a border on land, the share that lie beside one another on the map. */
export const keptShare = sum(({ kept }) => kept) / sum(({ neighbours }) => neighbours);
