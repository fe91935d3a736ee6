import type { Quantity, SignatureRow } from '../charts/signature/state.ts';
import type { DisclosureMode, Figure } from '../domain/figure.ts';
import { begun, inSentence, m, numberText, spanText, stampOf } from '../text/index.ts';
import { yearsText } from '../text/lists.ts';
import type { AnswerColumn } from './answerSteps.ts';
import { sourceName } from './answerWords.ts';
import { findingOrigin, type Finding } from './findings.ts';
import type { Picture } from './of.ts';
import type { Origin } from './origin.ts';

/*
 * The answer of a kommune as a paragraph for a paper. It is made of sentences that stand on the page, each
 * of one figure: which of them are in it is the user's to say, and no other number or judgement can be.
 */

export interface ParagraphInput {
	/** As it is written, with its year: 'Tynset 2024'; empty where the finding names its place itself. */
	title: string;
	picture: Pick<Picture, 'heading' | 'more' | 'origin'>;
	/** The row of the second and third pathway together; null where there is none. */
	row?: Pick<SignatureRow, 'need' | 'capacity' | 'competence'> | null;
	/** Which of the answer's sources each number of the row is of; all of them where it isn't told. */
	behind?: Behind;
	/** How many users there are beside others, and how the man-years have moved. */
	need?: Finding | null;
	staff?: Finding | null;
	/** What the answer hangs on, where that is known. */
	hangs?: string | null;
	/** What else the page shows, each by what it is called. */
	others?: readonly { name: string; text: string; origin: Origin }[];
	synthetic: boolean;
	mode: DisclosureMode;
}

/** The sources of users, man-years and competence. */
export type Behind = Partial<Record<'users' | 'capacity' | 'competence', Origin['sources']>>;

export const LENGTHS = ['sentence', 'words', 'half'] as const;
export type ParagraphLength = (typeof LENGTHS)[number];

export const TONES = ['plain', 'brief'] as const;
/** Whole sentences, or what they say in as few words as it takes. */
export type Tone = (typeof TONES)[number];

/** One of those below, or of what else the page shows: 'other 0'. */
export type SaidId = keyof typeof NAMES | `other ${number}`;

/** What the sentences are called where they are chosen. */
const NAMES = {
	answer: m.paragraph_said_answer,
	users: m.paragraph_said_users,
	capacity: m.paragraph_said_capacity,
	competence: m.paragraph_said_competence,
	need: m.paragraph_said_need,
	staff: m.paragraph_said_staff,
	hangs: m.paragraph_said_hangs,
	method: m.paragraph_said_method
};

/** A sentence of a paragraph. */
export interface Said {
	id: SaidId;
	/** What it is about, where it is chosen. */
	name: string;
	text: string;
	/** What tells how it is computed: a number of the answer, or a figure; null where the page does. */
	about: AnswerColumn | Figure | null;
	/** Where it comes from, for a footnote; and as it is written beside the sentence. */
	from: Origin;
	source: string;
}

/** So many words a paragraph of middle length has at most, its sources with them. */
export const MOST_WORDS = 120;

/** The most important first: what a shorter paragraph leaves out is what stands last here. */
const WEIGHT: readonly SaidId[] = [
	...(['answer', 'users', 'capacity', 'need'] as const),
	...(['competence', 'staff', 'hangs'] as const)
];

/** Every sentence that the figures carry, in the order in which they are read. */
export function saidOf(input: ParagraphInput, tone: Tone = 'plain'): Said[] {
	const { title, picture, row = null, behind = {}, others = [] } = input;
	const { need = null, staff = null, hangs = null } = input;
	const { heading, more, origin } = picture;
	const told = (
		id: keyof typeof NAMES,
		about: Said['about'],
		text: string,
		from: Origin
	): Said[] =>
		text
			? [{ id, name: NAMES[id](), about, text: begun(text), from, source: sourcesText(from) }]
			: [];
	const own = (
		id: keyof typeof NAMES,
		about: AnswerColumn,
		text: string,
		sources = origin.sources
	): Said[] => told(id, about, text, { ...origin, sources });
	const found = (id: keyof typeof NAMES, finding: Finding | null) =>
		finding ? told(id, finding.figure, finding.text, findingOrigin(finding)) : [];
	return [
		// What belongs with the answer wherever it is told is told with it.
		...own(
			'answer',
			'gap',
			[[title, heading].filter(Boolean).join(': '), more].filter(Boolean).join(' ')
		),
		...(row
			? ofRow(row, tone).flatMap(([id, about, text]) => own(id, about, text, behind[id]))
			: []),
		...found('need', need),
		...found('staff', staff),
		...others.map(({ name, text, origin: from }, i) => ({
			...{ id: `other ${i}` as const, name, about: null },
			...{ text: begun(text), from, source: sourcesText(from) }
		})),
		...own('hangs', 'gap', hangs ?? ''),
		...own('method', 'gap', origin.method ?? '')
	];
}

/** Users, man-years in follow-up and competence, each with its range; what is not known is not told. */
function ofRow(
	{ need, capacity, competence }: NonNullable<ParagraphInput['row']>,
	tone: Tone
): [keyof Behind, AnswerColumn, string][] {
	const brief = tone === 'brief';
	const [count, span] = [withSpan(need), capacity.figure ?? ''];
	const share = competence.cell?.state === 'value' ? competence.label : '';
	const users = brief ? m.paragraph_users_brief : m.paragraph_users;
	const staffed = brief ? m.paragraph_capacity_brief : m.paragraph_capacity;
	const educated = brief ? m.paragraph_competence_brief : m.paragraph_competence;
	return [
		['users', 'need', need.figure ? users({ count }) : ''],
		['capacity', 'capacity', span && staffed({ span })],
		['competence', 'competence', share && educated({ share })]
	];
}

/** Which sentences a length has, of those that there are; in the order in which they are read. */
export function within(
	all: readonly Said[],
	length: ParagraphLength,
	input: ParagraphInput
): SaidId[] {
	if (length === 'half') return all.map(({ id }) => id);
	const taken: SaidId[] = ['answer'];
	const weighed = WEIGHT.filter((id) => all.some((one) => one.id === id));
	const rest = all.map(({ id }) => id).filter((id) => !weighed.includes(id));
	if (length === 'words')
		for (const id of [...weighed, ...rest]) {
			if (taken.includes(id)) continue;
			const tried = inOrder(all, [...taken, id]);
			if (wordsIn(paragraphOf(pick(all, tried), input)) <= MOST_WORDS) taken.push(id);
		}
	return inOrder(all, taken);
}

const pick = (all: readonly Said[], ids: readonly SaidId[]) =>
	all.filter(({ id }) => ids.includes(id));
const inOrder = (all: readonly Said[], ids: readonly SaidId[]): SaidId[] =>
	pick(all, ids).map(({ id }) => id);

export const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** The sentences as text, with what a text that leaves the page must say: stamp, sources, whose data. */
export function paragraphOf(
	said: readonly Said[],
	{ picture, synthetic, mode }: Pick<ParagraphInput, 'picture' | 'synthetic' | 'mode'>
): string {
	const stamp = stampOf(mode);
	return [
		stamp && `${stamp}.`,
		...said.map(({ text }) => text),
		m.paragraph_sources({ sources: sourcesText(picture.origin) }),
		synthetic ? m.paragraph_synthetic() : ''
	]
		.filter(Boolean)
		.join(' ');
}

/** All that there is to say, in whole sentences. */
export const paragraph = (input: ParagraphInput): string => paragraphOf(saidOf(input), input);

/** A figure that is a range says it already. */
function withSpan({ figure = '', cell, span }: Quantity): string {
	if (!span || cell?.state !== 'value' || figure !== numberText(cell.value)) return figure;
	return m.paragraph_span({ figure, span: spanText(span.low, span.high) });
}

const writtenYears = (years: readonly number[]) =>
	years.length > 2 ? yearsText(years) : years.join(', ');

const writtenSources = (sources: Origin['sources']) =>
	sources.map(({ id, years }) => `${sourceName(id)} ${writtenYears(years)}`);

const sourcesText = ({ sources, crosswalk, assumptions }: Origin): string =>
	[
		...writtenSources(sources),
		...(crosswalk ? [crosswalk] : []),
		...(assumptions ? [inSentence(assumptions)] : [])
	].join('; ');
