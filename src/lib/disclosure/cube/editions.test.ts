import { describe, expect, it } from 'vitest';
import { protect } from '../protect/protect.ts';
import { testSolver } from '../protect/testing/cases.ts';
import { Mask, protectFamily, type Family, type Judge } from './family.ts';
import { knowing, type Judgements } from './known.ts';
import { joined, readCells, writtenCells, type Memory } from './memory.ts';

/** Counts of groups in a kommune; all of them are a division of `alle`. */
type Groups = Record<string, number>;

const LAND = '0';
const SERIES = 'svar';
const YEAR = 2024;

function family(kommuner: Record<string, Groups>, before?: Memory): Family {
	const rows = Object.entries(kommuner).flatMap(([kommune, groups]) => [
		{ kommune, cell: 'alle', whole: null, count: sum(groups) },
		...Object.entries(groups).map(([cell, count]) => ({ kommune, cell, whole: 'alle', count }))
	]);
	return {
		source: 'prøve',
		counts: {
			kommune: rows.map(({ kommune }) => kommune),
			year: rows.map(() => YEAR),
			series: rows.map(() => SERIES),
			cell: rows.map(({ cell }) => cell),
			whole: rows.map(({ whole }) => whole),
			split: rows.map(({ whole }) => (whole === null ? null : 'gruppe')),
			count: Float64Array.from(rows, ({ count }) => count)
		},
		shown: [],
		areas: new Map(Object.keys(kommuner).map((one) => [one, [one, LAND]])),
		limit: { k: 5, closedGroup: true },
		...(before ? { before } : {})
	};
}

const sum = (groups: Groups) => Object.values(groups).reduce((all, one) => all + one, 0);

const judge: Judge = async (system) => {
	const judged = await protect(system, { solver: await testSolver() });
	return judged.kind === 'mask' ? judged : null;
};

async function released(asked: Family, by: Judge = judge) {
	const columns = await protectFamily(asked, by);
	const mask = Mask.from(columns);
	const hidden = columns.key
		.filter((_, i) => columns.shown[i] === 0)
		.map((key) => key.split('\n').slice(2).join(' '))
		.sort();
	return { ...columns, mask, hidden };
}

const FIRST = {
	'1111': { a: 3, b: 20, c: 40 },
	'2222': { a: 30, b: 50, c: 60 },
	'3333': { a: 31, b: 51, c: 61 }
};
/** The count that was small is not. */
const CORRECTED = { ...FIRST, '1111': { a: 23, b: 20, c: 40 } };

describe('a corrected file', () => {
	it('hides what the first hid, and what that takes', async () => {
		const first = await released(family(FIRST));
		expect(first.hidden).toContain('a 1111');
		expect(first.hidden.length).toBeGreaterThan(2);
		const alone = await released(family(CORRECTED));
		expect(alone.hidden).toEqual([]);
		const after = await released(family(CORRECTED, first.memory));
		expect(after.hidden).toEqual(expect.arrayContaining(first.hidden));
		expect(after.summary.before).toBe(first.hidden.length);
		// Totals are as good as before.
		expect(after.mask.get(SERIES, YEAR, 'alle', '1111')).toMatchObject({ shown: true, count: 83 });
	});

	it('is followed by another that hides what both hid', async () => {
		const first = await released(family(FIRST));
		const second = await released(
			family({ ...CORRECTED, '3333': { a: 31, b: 2, c: 61 } }, first.memory)
		);
		expect(second.hidden).toContain('b 3333');
		const third = await released(family(CORRECTED, second.memory));
		expect(third.hidden).toEqual(expect.arrayContaining([...first.hidden, ...second.hidden]));
	});

	it('hides the sum of other kommuner by what it is itself', async () => {
		const small = await released(family({ '1111': { a: 3, b: 3, c: 4 } }));
		expect(small.hidden).toContain('a 0');
		const all = await released(family({ ...FIRST, '1111': { a: 30, b: 30, c: 40 } }, small.memory));
		expect(all.hidden).toContain('a 1111');
		// Of more kommuner it is another sum: only what protects the kommune's is hidden of it.
		expect(all.mask.get(SERIES, YEAR, 'a', LAND)?.shown).toBe(true);
	});
});

describe('one that is all there is of a whole that is shown', () => {
	it('is hidden by itself, and closes nothing for other kommuner', async () => {
		const one = await released(family({ ...FIRST, '1111': { a: 39 } }));
		expect(one.summary.systems.unaudited).toBe(0);
		expect(one.mask.get(SERIES, YEAR, 'alle', '1111')).toMatchObject({ shown: true, count: 39 });
		expect(one.mask.get(SERIES, YEAR, 'a', '1111')?.shown).toBe(false);
		expect(one.mask.get(SERIES, YEAR, 'c', '3333')).toMatchObject({ shown: true, count: 61 });
	});

	it('stays hidden when the next edition has no row for the others', async () => {
		// One of a kommune's 40 is in no group: neither they nor what is left is shown.
		const asked = (all: number, before?: Memory) => {
			const limit = { k: 5, closedGroup: false };
			const one = { ...family({ ...FIRST, '1111': { a: 39 } }, before), limit };
			one.counts.count[one.counts.cell.indexOf('alle')] = all;
			return one;
		};
		const first = await released(asked(40));
		expect(first.hidden).toContain('a 1111');
		const second = await released(asked(39, first.memory));
		expect(second.summary.systems.unaudited).toBe(0);
		expect(second.hidden).toContain('a 1111');
		expect(second.mask.get(SERIES, YEAR, 'c', '3333')).toMatchObject({ shown: true, count: 61 });
	});
});

describe('the same file again', () => {
	it('hides just what it did, the first time and after a correction', async () => {
		const first = await released(family(FIRST));
		const again = await released(family(FIRST, first.memory));
		expect(again.hidden).toEqual(first.hidden);
		expect(again.memory).toEqual(first.memory);
		const corrected = await released(family(CORRECTED, first.memory));
		const correctedAgain = await released(family(CORRECTED, corrected.memory));
		expect(correctedAgain.hidden).toEqual(corrected.hidden);
		expect(correctedAgain.memory).toEqual(corrected.memory);
	});
});

describe('what is remembered', () => {
	it('has names and no counts', async () => {
		const { memory } = await released(
			family({ '1111': { a: 3, b: 7391, c: 40 }, '2222': { a: 4, b: 7391, c: 9 } })
		);
		expect(JSON.stringify(memory)).not.toMatch(/7391/);
		expect(memory[`${SERIES}|${YEAR}`]?.hidden).toContain('a\t');
	});

	it('has nothing of what could not be audited: it was compared with nothing', async () => {
		const { hidden, memory, summary } = await released(family(FIRST), () => Promise.resolve(null));
		expect(hidden.length).toBe(summary.cells);
		expect(summary).toMatchObject({ shown: 0, hidden: { unaudited: summary.cells } });
		expect(Object.values(memory)).toEqual([expect.objectContaining({ before: '', hidden: '' })]);
	});

	it('is written and read as it was', () => {
		const cells = new Set(['a\n1111', 'forlop:1+b/c\n0~1a2b3c4d', 'a\n0301']);
		expect(readCells(writtenCells(cells))).toEqual(cells);
		expect(readCells(writtenCells([]))).toEqual(new Set());
	});

	it('of two places is what either hid, with the edition that is here', () => {
		const of = (before: string[], hidden: string[]) => ({
			before: writtenCells(before),
			hidden: writtenCells(hidden)
		});
		const mine = of(['a\n1'], ['b\n1']);
		expect(joined(mine, of(['c\n1'], ['d\n1']))).toEqual(of(['a\n1', 'c\n1', 'd\n1'], ['b\n1']));
		expect(joined(mine, of(['c\n1'], ['b\n1']))).toEqual(of(['a\n1', 'c\n1'], ['b\n1']));
		expect(joined(mine, mine)).toEqual(mine);
	});
});

describe('what is remembered', () => {
	it('is the same for counts that hide the same: none can be tried until it fits', async () => {
		const first = await released(family(FIRST));
		for (const small of [1, 2, 4]) {
			const other = await released(family({ ...FIRST, '1111': { ...FIRST['1111'], a: small } }));
			expect(other.memory).toEqual(first.memory);
		}
	});
});

describe('the summary', () => {
	it('counts each cell once, with the reason why it is hidden', async () => {
		const { key, hidden, summary } = await released(family(FIRST));
		const { primary, secondary, publisher, unaudited } = summary.hidden;
		expect(summary).toMatchObject({
			...{ years: [YEAR], kommuner: 3, areas: 4, cells: key.length },
			...{ shown: key.length - hidden.length, before: 0, limit: { k: 5, closedGroup: true } },
			systems: { unaudited: 0, known: 0 }
		});
		expect(primary).toBe(1);
		expect({ publisher, unaudited }).toEqual({ publisher: 0, unaudited: 0 });
		expect(primary + secondary).toBe(hidden.length);
		expect(summary.narrowest).toBeGreaterThanOrEqual(2);
		expect(summary.seconds.elimination).toBeGreaterThan(0);
	});

	it('is the same of what was found before, but for the time', async () => {
		const found: Judgements = {};
		const {
			seconds: _,
			systems,
			...first
		} = (await released(family(FIRST), knowing(judge, {}, found))).summary;
		const never: Judge = () => Promise.reject(new Error('asked again'));
		const { summary } = await released(family(FIRST), knowing(never, found));
		expect(summary).toMatchObject(first);
		expect(summary.systems).toEqual({ ...systems, known: systems.all });
		expect(summary.seconds).toEqual({ elimination: 0, audit: 0 });
	});

	it('tells what the publisher hides by itself', async () => {
		const asked = family({ ...FIRST, '2222': { a: NaN, b: 50, c: 60 } });
		// The whole is known, as the source has it.
		asked.counts.count[
			asked.counts.cell.findIndex((one, i) => one === 'alle' && asked.counts.kommune[i] === '2222')
		] = 140;
		const { summary } = await released(asked);
		expect(summary.hidden.publisher).toBe(1);
	});
});
