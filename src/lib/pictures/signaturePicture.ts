import type { SignatureRow } from '../charts/signature/state.ts';
import type { Kommune } from '../domain/area.ts';
import type { Figure, FigureForlop } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import type { Assumption } from '../model/assumptions.ts';
import type { CrosswalkInForce } from '../model/crosswalkSet.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { newest, type PathwayFigures } from '../model/pathwayFigures.ts';
import type { Practice } from '../model/practice.ts';
import { leadingSource } from '../model/series.ts';
import { TOGETHER, UNITS, type Unit } from '../model/units.ts';
import { leadingOf, type Yardstick } from '../model/yardsticks.ts';
import { begun, m, of } from '../text/index.ts';
import { assumptionsText, sourceName } from './answerWords.ts';
import { competenceParts } from './competenceSteps.ts';
import { capacityByCrosswalk, crosswalkText, needByCrosswalk } from './crosswalkWords.ts';
import { areaName } from './kommuneNames.ts';
import type { Picture } from './of.ts';
import { ofKommune, sourcesBehind, sourcesOf as figureSources, together } from './origin.ts';
import { signatureRow, type Reference } from './signature.ts';
import { signatureTable } from './signatureTable.ts';
import { yardstickCell, yardstickHeading } from './yardsticks.ts';

/** The signature picture: three pathways, and for each behov, kapasitet, kompetanse and gap. */
export interface SignaturePicture extends Picture {
	rows: SignatureRow[];
	/** Source and year of each column. */
	sources: Record<'need' | 'capacity' | 'competence' | 'gap', string>;
	/** Whose figures the thin marks are; null where there are none. */
	reference: string | null;
	/** What the answer is held against. */
	leading: Yardstick | null;
}

export interface SignatureInput {
	set: FigureSet;
	kommune: Kommune;
	year: number;
	/** What others have is weighed in. */
	pathways: readonly PathwayFigures[];
	/** All man-years per registered user, beside what others have; null where that is not there. */
	practice: Practice | null;
	/** What the pathways rest on. */
	crosswalk: CrosswalkInForce;
	reference: Reference | null;
	/** What the user asks to have it held against. */
	yardstick: Yardstick | null;
	/** The municipality's own, man-years in follow-up; null: not set. */
	target: number | null;
	/** The answer is not tried on the country yet. */
	trying: boolean;
	assumptions: readonly Assumption[];
	/** What the municipality itself has said, by the id of the norm. */
	own: (norm: string) => Range | null;
}

export function signaturePicture(input: SignatureInput): SignaturePicture {
	const { set, kommune, year, pathways, crosswalk, reference, own } = input;
	const place = areaName('kommune', kommune.code);
	const held = heldAgainst(input, place);
	const rows = pathways.map((one) => {
		const row = signatureRow(one, { set, kommune: kommune.code, year, reference, own });
		return one.unit === TOGETHER && held ? { ...row, gap: yardstickCell(held, row.gap) } : row;
	});
	const sources = sourcesOf(input);
	const competence = firstCompetence(set, { kommune: kommune.code, year }) ?? [];
	const told = pathways.flatMap(({ needRate }) => needRate ?? []).concat(competence);
	return {
		name: m.signature_name(),
		...(held ? yardstickHeading(held) : { heading: '', more: '' }),
		subtitle: m.signature_subtitle({ year }),
		summary: summaryOf(rows),
		table: signatureTable({ place: `${place} ${year}`, rows, answers: pathways }),
		origin: ofKommune(kommune.code, year, {
			sources: together(sourcesBehind(pathways), figureSources(told)),
			...(pathways.some(isDecided) && { method: m.gap_probably() }),
			crosswalk: byCrosswalk(pathways) ? crosswalkText(crosswalk) : null,
			assumptions: sources.gap
		}),
		...{ rows, sources, leading: held?.leading ?? null },
		reference: rows.some(({ need }) => need.reference !== null) ? (reference?.name ?? null) : null
	};
}

/**
 * The newest share with further education of a pathway, else of all. That of several pathways together
 * is nobody's figure where each is told: it is computed (`competenceSteps`).
 */
export function competenceFigure(
	set: FigureSet,
	{ kommune, year, unit }: { kommune: string; year: number; unit: Unit }
): Figure | undefined {
	const told = (forlop: FigureForlop) => newest(set, 'videreutdanning', kommune, year, forlop);
	if (competenceParts(set, { kommune, year, unit }).length > 1) return undefined;
	return (unit === TOGETHER ? undefined : told(`${unit}`)) ?? told('alle');
}

/** The first that any row has: a source may tell of each pathway, and of none of them together. */
export function firstCompetence(
	set: FigureSet,
	place: { kommune: string; year: number }
): Figure | undefined {
	const [first] = UNITS.flatMap((unit) => competenceFigure(set, { ...place, unit }) ?? []);
	return first;
}

function heldAgainst(
	{ pathways, yardstick, practice, target, trying }: SignatureInput,
	place: string
) {
	const answer = pathways.find(({ unit }) => unit === TOGETHER)?.answer;
	return answer
		? { place, leading: leadingOf(yardstick, answer), answer, practice, target, trying }
		: null;
}

/** Of these «trolig» is said. */
const isDecided = ({ answer }: PathwayFigures) => answer.verdict !== 'undecided';

const byCrosswalk = (pathways: readonly PathwayFigures[]) =>
	pathways.some((one) => needByCrosswalk(one) || capacityByCrosswalk(one));

const COLUMNS = ['need', 'capacity', 'competence', 'gap'] as const;

const summaryOf = (rows: readonly SignatureRow[]): string =>
	rows
		.map((row) => `${row.short}: ${COLUMNS.map((column) => row[column].label).join('; ')}.`)
		.join(' ');

function sourcesOf(input: SignatureInput): SignaturePicture['sources'] {
	const { set, kommune, year, pathways, assumptions } = input;
	const together = pathways.find(({ unit }) => unit === TOGETHER)?.answer;
	const competence = firstCompetence(set, { kommune: kommune.code, year });
	return {
		need: needSources(input),
		capacity: capacitySource(input),
		competence: competence
			? m.source_plain({
					source: of(leadingSource(competence.indicator).kortnavn),
					years: String(competence.year)
				})
			: m.no_source_yet(),
		gap: begun(assumptionsText(together?.used ?? assumptions))
	};
}

/** The sources that lead, and the crosswalk where it stands between them and the pathways. */
function needSources({ pathways, crosswalk }: SignatureInput): string {
	const leading = pathways.flatMap((one) => one.leads);
	if (leading.length === 0) return m.no_source_yet();
	const names = new Set(
		leading.map(({ source, year }) => {
			const given = { source: sourceName(source), years: String(year) };
			return source === 'brukerplan' ? m.source_need(given) : m.source_plain(given);
		})
	);
	return [...names, ...(pathways.some(needByCrosswalk) ? [crosswalkText(crosswalk)] : [])].join(
		'; '
	);
}

function capacitySource({ pathways, crosswalk }: SignatureInput): string {
	const staff = pathways.find((one) => one.staff)?.staff;
	if (!staff) return m.no_source_yet();
	const name = m.source_plain({ source: sourceName(staff.source), years: String(staff.year) });
	return pathways.some(capacityByCrosswalk) ? `${name}; ${crosswalkText(crosswalk)}` : name;
}
