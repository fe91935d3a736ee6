import { describe, expect, it } from 'vitest';
import { value } from '../domain/cell.ts';
import type { RawFigure } from '../domain/figure.ts';
import type { TableCell } from '../domain/table.ts';
import { FigureSet } from '../model/figureSet.ts';
import type { balancePicture } from './balance.ts';
import type { CompetenceContext } from './competence.ts';
import type { dependsPicture } from './depends.ts';
import type { FormsInput } from './forms.ts';
import type { ChartContext } from './indicator.ts';
import type { NewsInput } from './news.ts';
import type { ReplacedInput } from './newsReplaced.ts';
import type { OverviewInput } from './overview.ts';
import type { PlanInput } from './plan.ts';
import type { PracticeTold } from './practice.ts';
import type { SignatureInput } from './signaturePicture.ts';
import type { TrendContext } from './trend.ts';

/*
 * Raw figures that no picture takes: `npm run check` fails when one of them compiles. What a picture
 * is made of is a set of released figures, or what the model answers from such a set.
 */

/** Each picture's file, so that a new one gets a block here. */
const PICTURES = [
	'balance',
	'competencePicture',
	'depends',
	'forms',
	'indicator',
	'news',
	'newsReplaced',
	'overview',
	'plan',
	'practice',
	'signaturePicture',
	'trend'
];

it('knows of every picture that it takes no raw figures', () => {
	const files = import.meta.glob<string>('./*.ts', {
		eager: true,
		query: '?raw',
		import: 'default'
	});
	const making = /\bexport function \w*[pP]icture\(|export function trendOf\(/;
	const makers = Object.entries(files)
		.filter(([path, text]) => !path.includes('.test.') && making.test(text))
		.map(([path]) => path.slice(2, -3));
	expect(makers.toSorted()).toEqual(PICTURES);
});

const raw: RawFigure = {
	...{ indicator: 'psykolog', level: 'kommune', area: '3427', year: 2024, forlop: 'alle' },
	...{ category: 'alle', cell: value(3), low: null, high: null, denominator: 20 },
	...{ reporting: null, of: null }
};

describe('a set of figures', () => {
	it('takes no raw one, and no raw set stands for it', () => {
		// @ts-expect-error a raw figure has not passed the gate
		const set = () => new FigureSet([raw]);
		// @ts-expect-error nor does a list of them stand for a set
		const ofIndicator: ChartContext['set'] = [raw];
		// @ts-expect-error nor in a trend
		const ofTrend: TrendContext['set'] = [raw];
		// @ts-expect-error nor in the picture of the answer
		const ofSignature: SignatureInput['set'] = [raw];
		// @ts-expect-error nor in either year of the news
		const ofNews: NewsInput['then']['set'] = [raw];
		// @ts-expect-error nor from before a file was replaced
		const ofReplaced: ReplacedInput['before'] = [raw];
		expect([set, ofIndicator, ofTrend, ofSignature, ofNews, ofReplaced]).toHaveLength(6);
	});
});

describe('pictures of what the model answers', () => {
	it('take no raw figure for an answer', () => {
		// @ts-expect-error a raw figure is no answer
		const balance: Parameters<typeof balancePicture>[0] = raw;
		// @ts-expect-error nor here
		const depends: Parameters<typeof dependsPicture>[0] = raw;
		// @ts-expect-error nor of the country
		const overview: NonNullable<OverviewInput['country']>['answer'] = raw;
		// @ts-expect-error nor of a plan
		const plan: PlanInput['outcomes'] = [raw];
		// @ts-expect-error nor of what others have
		const practice: PracticeTold = raw;
		// @ts-expect-error nor of a pathway
		const pathways: SignatureInput['pathways'] = [raw];
		expect([balance, depends, overview, plan, practice, pathways]).toHaveLength(6);
	});
});

describe('pictures of figures themselves', () => {
	it('take no raw figure of an education and no raw total', () => {
		// @ts-expect-error a raw figure has not passed the gate
		const education: CompetenceContext['competence']['educations'][0]['figure'] = raw;
		// @ts-expect-error nor has a raw cell
		const all: FormsInput['all'] = value(3);
		// @ts-expect-error nor has a type's own
		const total: FormsInput['totals'][0]['cell'] = value(3);
		expect([education, all, total]).toHaveLength(3);
	});
});

describe('a table', () => {
	it('takes text, what is released and what is computed', () => {
		// @ts-expect-error a raw cell has not passed the gate
		const cell: TableCell = value(3);
		// @ts-expect-error a number is neither
		const number: TableCell = 3;
		expect([cell, number]).toHaveLength(2);
	});
});
