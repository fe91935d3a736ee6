import { indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import { kommuneAt, PLACES } from '../../catalogue/places.ts';
import type { SpineInput } from '../../charts/spine/state.ts';
import { hasValue } from '../../domain/cell.ts';
import { leadingSource } from '../../model/series.ts';
import {
	spineOf,
	spineTally,
	type SpineAsked,
	type SpineLine
} from '../../model/compare/spineOf.ts';
import { m, numberText, of } from '../../text/index.ts';
import { areaName, kommuneName } from '../kommuneNames.ts';
import type { Picture } from '../of.ts';
import { ofKommune, sourcesOfIndicator, together } from '../origin.ts';
import { chanceSentence, levelText } from './heatWords.ts';
import { rowOf } from './spineRows.ts';
import { spineTable } from './spineTable.ts';

export interface SpineContext extends SpineAsked {
	/** What it is held against, in words: 'hele landet'. */
	referenceName: string;
}

export interface SpinePicture extends Picture, SpineInput {
	/** The kommune, and what it is held against, as the key names them. */
	own: string;
	reference: string;
	/** Figures behind the rows, by their id. */
	figureOf: (row: string) => ReturnType<SpineLine['column']['figure']>;
}

/** One kommune in all indicators, against the others and against those that are like it. */
export function spinePicture(context: SpineContext): SpinePicture {
	const lines = spineOf(context);
	const own = areaName('kommune', context.code);
	const rows = lines.map((line) => rowOf(line, context));
	const said = { ...context, own, lines };
	return {
		name: m.spine_name(),
		...{ heading: heading(said), more: more(said), subtitle: subtitle(said) },
		...{ summary: summary(said), table: spineTable(rows, context.referenceName) },
		origin: ofKommune(context.code, context.year, {
			sources: together(
				...lines.map(({ column }) =>
					sourcesOfIndicator(indikator(column.key.indicator), [column.year])
				)
			),
			method: m.spine_method({
				reference: context.referenceName,
				level: levelText(context.level)
			})
		}),
		...{ rows, own, reference: context.referenceName },
		figureOf: (id) => {
			const at = rows.findIndex((row) => row.id === id);
			return lines[at]?.column.figure(kommuneAt(context.code)) ?? null;
		}
	};
}

interface Said extends SpineContext {
	own: string;
	lines: readonly SpineLine[];
}

function heading({ own, referenceName: reference, lines, level }: Said): string {
	const tally = spineTally(lines, level);
	const [differing, comparisons] = [tally.differing, tally.comparisons].map((n) => numberText(n));
	return tally.comparisons === 0
		? m.spine_heading_none({ kommune: own, reference })
		: m.spine_heading({
				...{ kommune: own, reference },
				...{ differing: differing ?? '', comparisons: comparisons ?? '' }
			});
}

function more({ lines, level, reference }: Said): string {
	const tally = spineTally(lines, level);
	if (tally.comparisons === 0) return '';
	return chanceSentence(tally, level, [reference]);
}

function subtitle({ year, referenceName: reference, level, lines }: Said): string {
	const sources = lines.map(({ key }) => of(leadingSource(key.indicator).kortnavn));
	return m.heat_subtitle({
		...{ year: String(year), reference, level: levelText(level) },
		sources: [...new Set(sources)].join(', ') || '–'
	});
}

/** Subject, extent, finding, and what can't be told. */
function summary(said: Said): string {
	const { own, lines, level, referenceName: reference } = said;
	const { better, worse } = spineTally(lines, level);
	const untold = lines.filter(({ column }) => !isTold(column.figure(kommuneAt(said.code))?.value));
	return [
		m.spine_summary({ kommune: own, count: numberText(lines.length), reference }),
		m.spine_summary_judged({ better: numberText(better), worse: numberText(worse) }),
		...(untold.length > 0 ? [m.spine_summary_untold({ count: numberText(untold.length) })] : []),
		more(said)
	].join(' ');
}

const isTold = (cell: Parameters<typeof hasValue>[0] | undefined) =>
	cell !== undefined && hasValue(cell);

/** What a place of a column is called. */
export function placeName(place: number): string {
	const kommune = areas.kommuner[place];
	return kommune ? kommuneName(kommune) : (PLACES[place]?.code ?? '');
}
