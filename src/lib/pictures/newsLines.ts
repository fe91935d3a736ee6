import { indikator } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import type { FigureForlop } from '../domain/figure.ts';
import { changeOf, type Change } from '../model/change.ts';
import { needSource } from '../model/needSource.ts';
import type { PathwayFigures } from '../model/pathwayFigures.ts';
import { PATHWAYS, TOGETHER, type Unit } from '../model/units.ts';
import { m, of } from '../text/index.ts';
import { unitText } from './answerWords.ts';
import {
	figureSide,
	gapSide,
	perArsverkSide,
	usersSide,
	type Asked,
	type At,
	type Basis,
	type Side
} from './newsSides.ts';

/** What is said of a number that moved, or why it can't be told whether it did. */
export type NewsChange =
	| Change
	/** Nothing newer has come: both years have the same figure, of this year. */
	| { kind: 'carried'; year: number }
	| { kind: 'broken'; from: number; to: number; text: string }
	/** The two are of other sources. */
	| { kind: 'sources' }
	/** One of them is hidden, not collected, not loaded, or not decided. */
	| { kind: 'untold' };

export const SECTIONS = ['answer', 'need', 'capacity', 'competence', 'measures'] as const;
export type SectionId = (typeof SECTIONS)[number];

/** A number in both years. */
export interface NewsLine {
	id: string;
	section: SectionId;
	label: string;
	unit: string;
	/** It is what its section is about, or a part of that. */
	lead: boolean;
	/** Differences of shares are told in percentage points. */
	share: boolean;
	then: Side;
	now: Side;
	change: NewsChange;
}

/** What is known of a kommune in one of the years. */
export interface NewsYear extends At {
	pathways: readonly PathwayFigures[];
}

/** The lines of all sections but the measures, in order; one that neither year tells is left out. */
export function newsLines(then: NewsYear, now: NewsYear): NewsLine[] {
	const lines = [
		...NEWS_FIGURES.map((one) => {
			const { id, section, label } = one;
			const { enhet, slag } = indikator(one.indicator);
			const share = slag === 'andel';
			const head = { id, section, label: label(), unit: of(enhet), share, lead: !one.forlop };
			return lineOf(head, figureSide(then, one), figureSide(now, one));
		}),
		...answerLines(then, now)
	];
	return SECTIONS.flatMap((section) =>
		lines.filter((one) => one.section === section && isThere(one))
	);
}

const isThere = ({ then, now }: NewsLine): boolean => then.year !== null || now.year !== null;

type Head = Pick<NewsLine, 'id' | 'section' | 'label' | 'unit'> &
	Partial<Pick<NewsLine, 'lead' | 'share'>>;

const ofPathway = (indicator: string, section: SectionId, said: (number: number) => string) =>
	PATHWAYS.map((number) => ({
		...{ id: `${indicator}-${number}`, section, indicator },
		...{ forlop: `${number}` satisfies FigureForlop, label: () => said(number) }
	}));

/** Figures that are told as a source has them. */
export const NEWS_FIGURES: readonly (Asked &
	Omit<Head, 'label' | 'unit'> & { label: () => string })[] = [
	{
		...{ id: 'users', section: 'need', indicator: 'brukere_i_alt_rate' },
		label: m.news_users_all
	},
	{
		...{ id: 'adults', section: 'capacity', indicator: 'arsverk_malgruppe' },
		...{ category: 'voksne', label: m.news_arsverk_adults }
	},
	...ofPathway('arsverk_forlop', 'capacity', (number) => m.news_arsverk_pathway({ number })),
	{
		...{ id: 'further', section: 'competence', indicator: 'videreutdanning' },
		label: m.news_further_all
	},
	...ofPathway('videreutdanning', 'competence', (number) => m.news_further_pathway({ number })),
	{
		...{ id: 'psychologist', section: 'competence', indicator: 'psykolog' },
		label: m.news_psychologist
	},
	{
		...{ id: 'peer', section: 'competence', indicator: 'erfaringskonsulent' },
		label: m.news_peer
	}
];

/** What the model says: the gap, users per man-year, and users by pathway. */
function answerLines(then: NewsYear, now: NewsYear): NewsLine[] {
	const both = (unit: Unit, head: Head, side: (of: PathwayFigures) => Side): NewsLine[] => {
		const find = ({ pathways }: NewsYear) => pathways.find((one) => one.unit === unit);
		const [before, after] = [find(then), find(now)];
		return before && after ? [lineOf(head, side(before), side(after))] : [];
	};
	const unit = unitText(TOGETHER);
	return [
		...both(
			TOGETHER,
			{
				id: 'gap',
				section: 'answer',
				label: m.news_gap({ unit }),
				unit: m.forms_unit(),
				lead: true
			},
			gapSide
		),
		...both(
			TOGETHER,
			{
				...{ id: 'per-arsverk', section: 'answer' },
				...{ label: m.news_per_arsverk({ unit }), unit: m.news_per_arsverk_unit() }
			},
			perArsverkSide
		),
		...PATHWAYS.toSorted((a, b) => (a === 1 ? 1 : b === 1 ? -1 : 0)).flatMap((number) =>
			both(
				number,
				{
					...{ id: `users-${number}`, section: 'need' },
					...{ label: m.news_users({ unit: unitText(number) }), unit: m.news_users_unit() }
				},
				usersSide
			)
		)
	];
}

export function lineOf(head: Head, then: Side, now: Side): NewsLine {
	return { lead: false, share: false, ...head, then, now, change: changeBetween(then, now) };
}

/** What lies between two sides is found first: where it forbids a difference, none is made. */
function changeBetween(then: Side, now: Side): NewsChange {
	if (then.year === null || now.year === null) return { kind: 'untold' };
	if (isSame(then.basis, now.basis)) return { kind: 'carried', year: now.year };
	if (!isOfSame(then.basis, now.basis)) return { kind: 'sources' };
	const broken = breakBetween(then.basis, now.basis);
	if (broken) return { kind: 'broken', ...broken };
	if (!then.told || !now.told) return { kind: 'untold' };
	return changeOf(then.told, now.told, Math.min(then.decimals, now.decimals));
}

const written = (basis: readonly Basis[], key: (one: Basis) => string) =>
	[...new Set(basis.map(key))].sort().join('|');
const isSame = (one: readonly Basis[], other: readonly Basis[]) =>
	written(one, ({ source, year }) => `${source} ${year}`) ===
	written(other, ({ source, year }) => `${source} ${year}`);
const isOfSame = (one: readonly Basis[], other: readonly Basis[]) =>
	written(one, ({ source }) => source) === written(other, ({ source }) => source);

/** The first break of a source between the two years that are used of it. */
export function breakBetween(then: readonly Basis[], now: readonly Basis[]) {
	for (const { source, year } of now) {
		const before = then.find((one) => one.source === source)?.year ?? year;
		const { brudd } = kilde(needSource(source).contract).forlopsatlas.sammenligning;
		const found = brudd.find(({ fra, til }) => before <= fra && til <= year);
		if (found) return { from: found.fra, to: found.til, text: of(found.tekst) };
	}
	return null;
}
