import { describe, expect, it } from 'vitest';
import { tiltaksfil } from '../catalogue/tiltak.ts';
import { groupMeasures, pairsOf, type MeasureFilter } from './measureFilter.ts';

const all: MeasureFilter = { forlop: null, grad: null, text: '' };
const count = (filter: MeasureFilter) =>
	groupMeasures(filter, 'nb').reduce((sum, { measures }) => sum + measures.length, 0);

describe('groupMeasures', () => {
	it('shows every measure once when nothing is filtered', () => {
		expect(count(all)).toBe(tiltaksfil.tiltak.length);
	});

	it('judges pathway and degree as a pair', () => {
		const ips = tiltaksfil.tiltak.find((one) => one.id === 'ips');
		expect(ips && pairsOf(ips, { forlop: '2', grad: 'bor' })).toEqual([]);
		expect(ips && pairsOf(ips, { forlop: '3', grad: 'bor' })).toEqual([['3', 'bor']]);
	});

	it('groups under the recommendation of the pathway asked for', () => {
		const inThree = groupMeasures({ ...all, forlop: '3', text: 'musikkterapi' }, 'nb');
		expect(inThree.map(({ recommendation }) => recommendation.id)).toEqual(['hovedforlop_3']);
	});

	it('finds words in names, competences and partners, in the language of the page', () => {
		expect(count({ ...all, text: 'rask helsehjelp' })).toBeGreaterThan(0);
		expect(count({ ...all, text: 'finnes-ikke' })).toBe(0);
		expect(groupMeasures({ ...all, text: 'prompt mental' }, 'en').length).toBeGreaterThan(0);
	});
});
