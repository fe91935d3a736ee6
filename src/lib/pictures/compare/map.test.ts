import { describe, expect, it } from 'vitest';
import { columnsOf, type Told } from '../../../../tests/columns.ts';
import { areas } from '../../catalogue/omrader.ts';
import { keptShare } from '../../catalogue/heksagon.ts';
import type { ColumnFigures, ReleasedColumn, SeriesKey } from '../../domain/column.ts';
import { numberText } from '../../text/index.ts';
import { mapPicture, type MapInput } from './map.ts';

const innlandet = areas.kommuner.filter(({ fylke }) => fylke === '34');
/** Shares from 10 to 55 per cent of 200; one is hidden, and two have no row. */
const shares: Record<string, Told> = Object.fromEntries(
	innlandet.slice(2).map(({ code }, i) => [code, i === 3 ? 'hidden' : ([20 + 2 * i, 200] as const)])
);
const key = (indicator: string): SeriesKey => ({ indicator, forlop: 'alle', category: 'alle' });
const columns = columnsOf([
	{ indicator: 'individuell_plan', year: 2024, told: shares },
	{ indicator: 'arsverk_rate', year: 2024, told: shares }
]);

function columnFor(indicator: string): ReleasedColumn {
	const column = columns.at(key(indicator), 2024);
	if (!column) throw new Error(`No column of ${indicator}`);
	return column;
}

const scope = { level: 'fylke', code: '34' } as const;
const pictureFor = (indicator: string, more: Partial<MapInput> = {}) =>
	mapPicture({ column: columnFor(indicator), scope, ...more });

describe('the map of an indicator', () => {
	const picture = pictureFor('individuell_plan', { chosen: innlandet[4]?.code ?? '' });

	it('has a cell for each kommune of the country, pale outside the area', () => {
		expect(picture.map.cells).toHaveLength(357);
		expect(picture.map.cells.filter(({ within }) => within)).toHaveLength(innlandet.length);
	});

	it('says between which values half of the kommuner lie, and how many are hidden or missing', () => {
		expect(picture.heading).toMatch(
			/halvparten av kommunene i Innlandet ligger mellom [\d,]+ og [\d,]+$/
		);
		expect(picture.summary).toContain('1 er skjult.');
		expect(picture.summary).toContain('2 er ikke samlet inn.');
	});

	it('says what the map keeps of the neighbours', () => {
		expect(picture.subtitle).toContain(`${numberText(100 * keptShare)} %`);
	});

	it('has the values of the cells in its table, in the order of the register', () => {
		const { rows } = picture.table;
		expect(rows.map((row) => row.kommune)).toHaveLength(innlandet.length);
		const inside = picture.map.cells.filter(({ within }) => within);
		rows.forEach((row, i) => {
			const cell = inside[i]?.cell;
			expect(row.value).toEqual(cell?.state === 'value' ? cell : undefined);
			expect(Boolean(row.state)).toBe(cell?.state !== 'value');
		});
	});

	it('is drawn close to the area when asked to', () => {
		expect(picture.map.near).toBeNull();
		const close = pictureFor('individuell_plan', { close: true });
		expect(close.map.near).toEqual(innlandet.map(({ code }) => code));
	});

	it('moves no break for what is hidden', () => {
		const [code = ''] = Object.keys(shares);
		const others = columnsOf([
			{ indicator: 'individuell_plan', year: 2024, told: { ...shares, [code]: 'hidden' } }
		]).at(key('individuell_plan'), 2024);
		const without = columnsOf([
			{
				...{ indicator: 'individuell_plan', year: 2024 },
				told: Object.fromEntries(Object.entries(shares).filter(([own]) => own !== code))
			}
		]).at(key('individuell_plan'), 2024);
		const breaks = [others, without].map(
			(column) => column && mapPicture({ column, scope }).map.breaks
		);
		expect(breaks[0]).toEqual(breaks[1]);
	});

	it('takes no figures that have not been released', () => {
		const raw: ColumnFigures = columnFor('individuell_plan');
		// @ts-expect-error they have not passed the gate
		const input: MapInput = { column: raw, scope };
		expect(input.scope).toBe(scope);
	});
});

describe('the map of what may not be compared between kommuner', () => {
	const picture = pictureFor('arsverk_rate', { chosen: innlandet[4]?.code ?? '' });

	it('shows who has a figure, says why no more, and holds no level anywhere', () => {
		expect(picture.more).toContain('IS-24/8');
		expect(picture.heading).toContain(`${innlandet.length - 3} av ${innlandet.length}`);
		const states = new Set<string>(picture.map.cells.map(({ cell }) => cell.state));
		expect([...states].toSorted()).toEqual(['hidden', 'not-collected', 'told']);
		expect(picture.map.breaks).toEqual([]);
		expect(picture.map.ends).toBeUndefined();
		expect(picture.table.columns.map((column) => column.key)).toEqual([
			'kommune',
			'fylke',
			'state'
		]);
		expect(picture.table.rows.every((row) => row.value === undefined)).toBe(true);
		const own = JSON.stringify({ ...picture, subtitle: '', origin: null });
		expect(own).not.toMatch(/"value":|"numerator"/);
	});

	it('is the same map whatever the levels are', () => {
		const higher: Record<string, Told> = Object.fromEntries(
			Object.entries(shares).map(([code, told]) => [
				code,
				typeof told === 'object' ? ([150 - told[0], 200] as const) : told
			])
		);
		const column = columnsOf([{ indicator: 'arsverk_rate', year: 2024, told: higher }]).at(
			key('arsverk_rate'),
			2024
		);
		const other = column && mapPicture({ column, scope, chosen: innlandet[4]?.code ?? '' });
		expect({ ...other }).toEqual({ ...picture });
	});
});
