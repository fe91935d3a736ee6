import { indikator } from '../catalogue/indikatorer.ts';
import { requiredDegree, strongest, type Grad } from '../catalogue/tiltak.ts';
import type { CompetenceGroup, CompetenceRow } from '../charts/competence/state.ts';
import type { Figure, ForlopId } from '../domain/figure.ts';
import type { Competence, Held, HeldEducation, HeldFurther } from '../model/competence.ts';
import { PATHWAYS } from '../model/units.ts';
import { leadingSource } from '../model/series.ts';
import {
	educationSubject,
	furtherSubject,
	isShare,
	subjectOf,
	type EducationLine,
	type Subject,
	type Target
} from '../model/targets.ts';
import { inSentence, m, numberText, of, stateText } from '../text/index.ts';
import { listText } from '../text/lists.ts';
import { countedText } from './arsverkText.ts';
import { computedNumber, computedSpan } from './computed.ts';
import { degreeText } from './degrees.ts';

/** The competence of a kommune, and what its words and marks rest on. */
export interface CompetenceContext {
	competence: Competence;
	/** The kommune's name, and the year of the page. */
	place: string;
	year: number;
	targetFor: (subject: Subject) => Target | undefined;
}

/** The groups of the picture: further education, educations, and what the form does not ask about. */
export function competenceGroups(context: CompetenceContext): CompetenceGroup[] {
	const { competence } = context;
	const { further, educations, notAsked, arsverk } = competence;
	const source = sourceText(educations.map(({ figure }) => figure));
	return [
		{
			id: 'further',
			title: m.competence_further(),
			subtitle: m
				.competence_further_subtitle({
					source: sourceText(further.map(({ figure }) => figure))
				})
				.trim(),
			end: 100,
			rows: further.map((one) => furtherRow(one, context))
		},
		{
			id: 'educations',
			title: m.competence_educations(),
			subtitle: (arsverk === null
				? m.competence_educations_subtitle_plain({ source })
				: m.competence_educations_subtitle({ all: countedText(arsverk), source })
			).trim(),
			end: arsverk,
			rows: educations.map((one) => educationRow(one, context))
		},
		{
			id: 'not-asked',
			title: m.competence_not_asked(),
			subtitle: m.competence_not_asked_subtitle(),
			end: null,
			rows: notAsked.map(({ id, navn }) => ({
				...NOTHING,
				id,
				name: of(navn),
				degrees: degreesOf(id),
				label: m.competence_unknown()
			}))
		}
	];
}

const NOTHING = {
	state: 'unknown',
	value: 0,
	limits: null,
	target: null,
	notes: [],
	sum: false,
	explained: false
} as const;

/** The source and the newest year of some figures; a figure of another year says so itself. */
function sourceText(figures: readonly (Figure | undefined)[]): string {
	const [first] = figures.filter((one) => one !== undefined).toSorted((a, b) => b.year - a.year);
	return first
		? m.competence_source_year({
				source: of(leadingSource(first.indicator).kortnavn),
				year: first.year
			})
		: '';
}

function degreesOf(competence: string): CompetenceRow['degrees'] {
	return Object.fromEntries(
		PATHWAYS.flatMap((forlop) => {
			const grad = requiredDegree(competence, forlop);
			return grad ? [[forlop, { text: degreeText(grad), example: grad === 'eksempel' }]] : [];
		})
	);
}

const FURTHER_COMPETENCE = 'videreutdanning';

function furtherRow({ forlop, held, figure }: HeldFurther, context: CompetenceContext) {
	const subject = furtherSubject(forlop);
	const degrees = degreesOf(FURTHER_COMPETENCE);
	const own = forlop === 'alle' ? undefined : degrees[Number(forlop) as ForlopId];
	const share = held.state === 'unknown' ? 0 : percent(held.part, held.whole);
	return {
		...drawn(held, share, 100),
		id: subject,
		name: subjectName(subject),
		degrees: own ? { [Number(forlop)]: own } : {},
		target: targetOf(subject, context),
		label: furtherLabel(held),
		notes: notesOf(held, share, { subject, figure, context }),
		sum: false,
		explained: figure !== undefined
	};
}

function educationRow({ line, held, figure }: HeldEducation, context: CompetenceContext) {
	const subject = educationSubject(line.id);
	const value = held.state === 'unknown' ? 0 : held.part;
	return {
		...drawn(held, value, held.state === 'unknown' ? 0 : (held.whole ?? 0)),
		id: subject,
		name: lineName(line),
		degrees: line.competence ? degreesOf(line.competence.id) : {},
		target: targetOf(subject, context),
		label: educationLabel(held),
		notes: notesOf(held, value, { subject, figure, context }),
		sum: line.sum,
		explained: figure !== undefined
	};
}

const percent = (part: number, whole: number | null) => (whole ? (part / whole) * 100 : 0);

/** Value and limits on the scale where the whole is at `end`; a reported zero has no limits drawn. */
function drawn(held: Held, value: number, end: number) {
	const limits =
		held.state === 'some' && held.limits
			? { low: held.limits.low * end, high: held.limits.high * end }
			: null;
	return { state: held.state, value: computedNumber(value), limits: computedSpan(limits) };
}

function furtherLabel(held: Held): string {
	if (held.state !== 'some') return withoutLabel(held);
	return m.competence_share_of({
		share: numberText(percent(held.part, held.whole)),
		part: countedText(held.part, held.whole ?? 0),
		all: countedText(held.whole ?? 0)
	});
}

function educationLabel(held: Held): string {
	if (held.state !== 'some') return withoutLabel(held);
	const count = countedText(held.part);
	if (held.whole === null) return m.arsverk_count({ count });
	return m.competence_arsverk_share({ count, share: numberText(percent(held.part, held.whole)) });
}

function withoutLabel(held: Held): string {
	if (held.state !== 'unknown') return m.competence_none();
	if (held.why === 'not-split') return m.not_split_by_pathway();
	return held.why === 'not-asked' ? m.competence_unknown() : stateText(held.why);
}

function targetOf(subject: Subject, { targetFor }: CompetenceContext): CompetenceRow['target'] {
	const target = targetFor(subject);
	return target ? { value: target.value, label: targetText(subject, target.value) } : null;
}

/** A number as the user wrote it, without decimals that say nothing. */
export function plainText(value: number): string {
	return numberText(value, Number.isInteger(value) ? 0 : 1);
}

export function targetText(subject: Subject, target: number): string {
	const value = plainText(target);
	return isShare(subject)
		? m.competence_target_share({ value })
		: m.competence_target_arsverk({ value });
}

function notesOf(
	held: Held,
	value: number,
	{
		subject,
		figure,
		context
	}: { subject: Subject; figure: Figure | undefined; context: CompetenceContext }
): string[] {
	const notes = figure && figure.year !== context.year ? [m.from_year({ year: figure.year })] : [];
	const target = context.targetFor(subject);
	return target && held.state !== 'unknown'
		? [...notes, comparedText(subject, value, target.value)]
		: notes;
}

function comparedText(subject: Subject, value: number, target: number): string {
	const left = target - value;
	// Nearer than what is written is no difference to write.
	if (left < 0.05) return m.competence_reached();
	return isShare(subject)
		? m.competence_points_below({ points: numberText(left, left < 1 ? 1 : 0) })
		: m.competence_arsverk_below({ count: numberText(left, 1) });
}

function lineName(line: EducationLine): string {
	const { kategorier } = indikator('utdanning');
	const category = kategorier?.[line.id];
	if (line.sum && line.competence) return m.competence_sum({ name: of(line.competence.navn) });
	if (line.competence) return of(line.competence.navn);
	return category ? of(category) : line.id;
}

/** What a target of this subject is for, in the words of the picture. */
export function subjectName(subject: Subject, line?: EducationLine): string {
	const found = subjectOf(subject);
	if (found.kind === 'education') return line ? lineName(line) : subject;
	return found.forlop === 'alle'
		? m.competence_all_services()
		: m.pathway_short({ number: Number(found.forlop) });
}

/** The finding: who measures need and nobody is, else that all are there, else that it is not known. */
export function competenceFinding({ competence, place }: CompetenceContext): string {
	const { educations, further } = competence;
	const needed = educations.filter(({ line }) => line.competence);
	const lacking = needed
		.filter(({ held }) => held.state === 'none')
		.map(({ line }) => ({ line, grad: neededDegree(line) }));
	const known = needed.every(({ held }) => held.state === 'some');
	const all = further.find(({ forlop }) => forlop === 'alle')?.held;
	const share =
		all && all.state !== 'unknown'
			? [
					m.competence_finding_share({
						share: numberText(percent(all.part, all.whole))
					})
				]
			: [];
	if (lacking.length > 0) return [lackingText(place, lacking), ...share].join(' ');
	const rest = known
		? m.competence_finding_all({ place })
		: m.competence_finding_unknown({ place });
	return [rest, ...share].join(' ');
}

function neededDegree({ id }: EducationLine): Grad | undefined {
	return strongest(PATHWAYS.map((forlop) => requiredDegree(id, forlop)));
}

/** Those that the strongest degree needs; the others stand in the picture. */
function lackingText(
	place: string,
	lacking: readonly { line: EducationLine; grad: Grad | undefined }[]
): string {
	const grad = strongest(lacking.map((one) => one.grad)) ?? 'eksempel';
	const names = listText(
		lacking
			.filter((one) => one.grad === grad)
			.map(({ line }) => (line.competence ? inSentence(of(line.competence.navn)) : line.id))
	);
	return grad === 'eksempel'
		? m.competence_finding_lacking_example({ place, names })
		: m.competence_finding_lacking({ place, names, degree: degreeText(grad) });
}
