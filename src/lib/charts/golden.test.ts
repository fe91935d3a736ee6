import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { HIDDEN, value } from '../domain/cell.ts';
import { range } from '../domain/range.ts';
import ScenariosChart from './scenarios/ScenariosChart.svelte';
import type { ScenarioPanel } from './scenarios/state.ts';
import Signature from './signature/Signature.svelte';
import type { Quantity, SignatureRow } from './signature/state.ts';
import TornadoChart from './tornado/TornadoChart.svelte';

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

const labels = { label: 'Funnet', describedby: 'sammendrag' };

const quantity = (given: Partial<Quantity>): Quantity => ({
	cell: undefined,
	span: null,
	reference: null,
	previous: null,
	label: 'ikke samlet inn',
	notes: [],
	...given
});

const rows: SignatureRow[] = [
	{
		forlop: 1,
		name: 'Milde og kortvarige problemer',
		need: quantity({ label: 'Ingen kilde ser disse brukerne' }),
		capacity: quantity({ cell: value(3.5), label: '3,5 årsverk', previous: 3.1 }),
		competence: quantity({ cell: value(60), label: '60 %' }),
		gap: {
			span: null,
			verdict: 'undecided',
			label: 'kan ikke avgjøres',
			notes: ['mangler tall for behov']
		}
	},
	{
		forlop: 2,
		name: 'Kortvarige alvorlige eller langvarige mildere problemer',
		need: quantity({
			cell: value(84),
			span: { low: 70, high: 102 },
			reference: 91,
			label: '84 brukere'
		}),
		capacity: quantity({ cell: value(6.4), label: '6,4 årsverk' }),
		competence: quantity({ cell: HIDDEN, label: 'skjult' }),
		gap: { span: range(-2.1, -1, -0.2), verdict: 'covered', label: 'dekket', notes: [] }
	},
	{
		forlop: 3,
		name: 'Alvorlige og langvarige problemer',
		need: quantity({ cell: HIDDEN, span: { low: 36, high: 47 }, label: '36–47 brukere' }),
		capacity: quantity({ cell: value(4), label: '4,0 årsverk' }),
		competence: quantity({ cell: value(0), label: '0 %' }),
		gap: { span: range(-0.5, 2, 6), verdict: 'undecided', label: 'kan ikke avgjøres', notes: [] }
	}
];

const panels: ScenarioPanel[] = [
	{
		id: '2',
		title: '2 Kortvarige alvorlige eller langvarige mildere problemer',
		rows: [
			{
				id: '0',
				name: 'I dag',
				gap: null,
				verdict: 'undecided',
				change: null,
				told: 'Kan ikke avgjøres: mangler tall for behov'
			}
		]
	},
	{
		id: '3',
		title: '3 Alvorlige og langvarige problemer',
		rows: [
			{
				id: '0',
				name: 'I dag',
				gap: { low: -0.5, median: 2, high: 6 },
				verdict: 'undecided',
				change: null,
				told: 'Kan ikke avgjøres: −0,5 til 6,0 årsverk'
			},
			{
				id: '1',
				name: 'A: to årsverk til',
				gap: { low: -2.5, median: 0, high: 4 },
				verdict: 'undecided',
				change: '2,0 årsverk bedre dekket',
				told: 'Kan ikke avgjøres: −2,5 til 4,0 årsverk'
			},
			{
				id: '2',
				name: 'B',
				gap: { low: -8, median: -5, high: -1 },
				verdict: 'covered',
				change: '7,0 årsverk bedre dekket',
				told: 'Dekket, 1,0–8,0 årsverk mer enn behovet'
			}
		]
	}
];

describe('a picture', () => {
	it('of need, capacity, competence and gap is drawn as before', async () => {
		const sources = { need: 'BrukerPlan 2024', capacity: 'IS-24/8 2024', competence: '', gap: '' };
		const picture = drawn(Signature, {
			rows,
			sources,
			reference: 'Innlandet',
			onExplain: () => undefined
		});
		await expect(picture).toMatchFileSnapshot('golden/signature.html');
	});

	it('of what matters most is drawn as before', async () => {
		const picture = drawn(TornadoChart, {
			...labels,
			middle: 1,
			rows: [
				{
					id: 'a',
					name: 'Brukere per årsverk',
					low: 4,
					high: -1,
					from: '10',
					to: '20',
					flips: true
				},
				{ id: 'b', name: 'Antall brukere', low: 0.4, high: 1.6, from: '36', to: '47', flips: false }
			]
		});
		await expect(picture).toMatchFileSnapshot('golden/tornado.html');
	});

	it('of scenarios beside today is drawn as before', async () => {
		const picture = drawn(ScenariosChart, {
			...labels,
			panels
		});
		await expect(picture).toMatchFileSnapshot('golden/scenarios.html');
	});
});
