import { describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { areasToCompare } from './figureSet.ts';

const levelsOf = (code: string) => {
	const kommune = areas.kommuner.find((one) => one.code === code);
	return areasToCompare(kommune!, areas.kommuner).map(({ level }) => level);
};

describe('what a kommune is compared with', () => {
	it('is its helsefellesskap, its fylke and the country', () => {
		expect(levelsOf('3427')).toEqual(['helsefellesskap', 'fylke', 'land']);
	});
	it('is never the kommune itself: Oslo is all of its fylke and its helsefellesskap', () => {
		expect(levelsOf('0301')).toEqual(['land']);
	});
});
