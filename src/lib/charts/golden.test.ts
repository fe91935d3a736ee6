import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { HIDDEN, NOT_COLLECTED, value, type Cell } from '../domain/cell.ts';
import type { Released, ReleasedSpan } from '../domain/figure.ts';
import BalanceChart from './balance/BalanceChart.svelte';
import CompareChart from './compare/CompareChart.svelte';
import type { CompareRow } from './compare/state.ts';
import CompetenceChart from './competence/CompetenceChart.svelte';
import { groups, labels, panels, rows } from './golden/figures.ts';
import DependsChart from './depends/DependsChart.svelte';
import PracticeChart from './practice/PracticeChart.svelte';
import type { PracticeRow } from './practice/state.ts';
import ScenariosChart from './scenarios/ScenariosChart.svelte';
import Signature from './signature/Signature.svelte';
import type { TrendSeries } from './trend/state.ts';
import TrendChart from './trend/TrendChart.svelte';

/*
 * Pictures as they are drawn from fixed figures, kept beside this test. A change of one is looked at
 * before it is taken in: `npx vitest run src/lib/charts/golden.test.ts -u`.
 */

/** A picture's markup, an element a line, without what the compiler puts in and changes. */
function drawn<Props extends Record<string, unknown>>(chart: Component<Props>, props: Props) {
	const { body } = render(chart as Component, { props });
	return body
		.replace(/<!--.*?-->/g, '')
		.replace(/ ?svelte-[a-z0-9]+/g, '')
		.replace(/ class=""/g, '')
		.replace(/\s+/g, ' ')
		.replace(/(\d+\.\d{2})\d+/g, '$1')
		.replace(/> ?</g, '>\n<');
}

/** As the gate would have let it out; these are nobody's figures. */
const shown = (cell: Cell) => cell as Released;
const between = (low: number, high: number) => ({ low, high }) as ReleasedSpan;

const compared: CompareRow[] = [
	{
		id: 'tynset',
		label: 'Tynset',
		cell: shown(value(14)),
		span: between(9, 21),
		role: 'chosen',
		reference: { label: 'Innlandet', cell: shown(value(12)) }
	},
	{ id: 'tolga', label: 'Tolga', cell: shown(HIDDEN), role: 'other' },
	{ id: 'os', label: 'Os', cell: shown(NOT_COLLECTED), role: 'other', note: '0 av 1 kommune' },
	{ id: 'alvdal', label: 'Alvdal', cell: shown(value(0)), role: 'other' }
];

const series: TrendSeries[] = [
	{
		id: 'tynset',
		label: 'Tynset',
		role: 'chosen',
		points: [
			{ year: 2019, cell: shown(value(11)), span: between(7, 17) },
			{ year: 2020, cell: shown(NOT_COLLECTED) },
			{ year: 2021, cell: shown(HIDDEN) },
			{ year: 2022, cell: shown(value(14)) },
			{ year: 2023, cell: shown(value(13)) },
			{ year: 2024, cell: shown(value(16)) }
		]
	},
	{
		id: 'innlandet',
		label: 'Innlandet',
		role: 'reference',
		points: [2019, 2020, 2021, 2022, 2023, 2024].map((year) => ({
			year,
			cell: shown(value(10 + (year - 2019) / 2))
		}))
	}
];

const beside: PracticeRow[] = [
	{
		id: 'users',
		name: 'Årsverk per 100 registrerte brukere',
		here: { low: 20, middle: 25, high: 31 },
		pooled: { low: 20, middle: 20, high: 20 },
		most: { low: 12, high: 28 },
		texts: { here: 'Tynset 25', pooled: 'Innlandet samlet 20', most: 'de fleste 12–28' }
	},
	{
		id: 'adults',
		name: 'Årsverk per 1000 voksne',
		here: { low: 3.9, middle: 3.9, high: 3.9 },
		pooled: { low: 2.8, middle: 3, high: 3.2 },
		most: null,
		texts: { here: 'Tynset 3,9', pooled: 'landet 2,8–3,2', most: null }
	}
];

const nothing = () => undefined;
const sources = { need: 'BrukerPlan 2024', capacity: 'IS-24/8 2024', competence: '', gap: '' };
/** The two that measure their room are given one. */
const room = { unit: '%', decimals: 0, width: 640 };

const pictures: Record<string, () => string> = {
	signature: () => drawn(Signature, { rows, sources, reference: 'Innlandet', onExplain: nothing }),
	balance: () =>
		drawn(BalanceChart, {
			...labels,
			turns: { low: 9, median: 14, high: 21 },
			lanes: [
				{ id: 'here', name: 'Her', label: '10–19', low: 10, middle: 14, high: 19, chosen: true },
				{ id: 'country', name: 'Landet', label: '12', low: 12, middle: 12, high: 12, chosen: false }
			],
			tried: 16
		}),
	depends: () =>
		drawn(DependsChart, {
			...labels,
			rows: [
				{ id: 'a', name: 'Brukere per årsverk', share: 0.62, note: 'avgjør svaret' },
				{ id: 'b', name: 'Antall brukere', share: 0.04 }
			]
		}),
	scenarios: () => drawn(ScenariosChart, { ...labels, panels }),
	competence: () => drawn(CompetenceChart, { ...labels, groups, onExplain: nothing }),
	practice: () => drawn(PracticeChart, { ...labels, rows: beside, width: 640 }),
	compare: () => drawn(CompareChart, { ...labels, ...room, rows: compared, max: 100 }),
	trend: () =>
		drawn(TrendChart, {
			...labels,
			...room,
			series,
			breaks: [{ from: 2022, to: 2023, text: 'Brudd i serien' }],
			zero: true
		})
};

describe('a picture', () => {
	it.each(Object.entries(pictures))('%s is drawn as before', async (name, picture) => {
		await expect(picture()).toMatchFileSnapshot(`golden/${name}.html`);
	});
});
