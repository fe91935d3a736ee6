import { kilde } from '../../catalogue/kilder.ts';
import type { Levering } from '../../catalogue/kilde.ts';
import type { ReportMark } from '../../charts/reporting/state.ts';
import type { Reach, Reported } from '../../model/compare/reporting.ts';
import { m, numberText, of } from '../../text/index.ts';

type Words = Readonly<Record<ReportMark, string>>;

/** What stands in a cell; what is not there is owed only where kommuner report every year. */
export function markOf({ state, asBefore }: Reported, delivery: Levering): ReportMark {
	if (state === 'value') return asBefore ? 'as-before' : 'value';
	if (state === 'not-collected') return delivery === 'undersokelse' ? 'none' : 'empty';
	if (state === 'absent') return delivery === 'aarlig' ? 'owed' : 'none';
	return state;
}

/** What each mark means in a source, in a few words. */
export function wordsOf(delivery: Levering): Words {
	const [value, none] = {
		aarlig: [m.reporting_word_delivered(), m.reporting_word_owed()],
		frivillig: [m.reporting_word_mapped(), m.reporting_word_not_mapped()],
		undersokelse: [m.reporting_word_surveyed(), m.reporting_word_no_survey()],
		register: [m.reporting_word_figures(), m.reporting_word_not_in_file()]
	}[delivery];
	return {
		...{ value: value ?? '', none: none ?? '', owed: m.reporting_word_owed() },
		'as-before': m.reporting_word_as_before(),
		hidden: m.reporting_word_hidden(),
		protecting: m.reporting_word_protecting(),
		empty: m.reporting_word_empty(),
		'not-applicable': m.reporting_word_not_applicable()
	};
}

/** The same in a sentence or two: what it means, and what it does not. */
export function whyOf(mark: ReportMark, delivery: Levering): string {
	const none = {
		aarlig: m.reporting_why_owed,
		frivillig: m.reporting_why_not_mapped,
		undersokelse: m.reporting_why_no_survey,
		register: m.reporting_why_not_in_file
	}[delivery];
	return {
		value: m.reporting_why_delivered,
		'as-before': m.reporting_why_as_before,
		hidden: m.reporting_why_hidden,
		protecting: m.reporting_why_protecting,
		empty: m.reporting_why_empty,
		'not-applicable': m.reporting_why_not_applicable,
		owed: m.reporting_why_owed,
		none
	}[mark]();
}

/** What is expected of a kommune, as it stands below the name of a source. */
export const expectedText = (delivery: Levering): string =>
	({
		aarlig: m.reporting_group_aarlig,
		frivillig: m.reporting_group_frivillig,
		undersokelse: m.reporting_group_undersokelse,
		register: m.reporting_group_register
	})[delivery]();

/** The marks with what they mean whatever the source, for those that are in sight. */
export function keyOf(marks: ReadonlySet<ReportMark>): { mark: ReportMark; text: string }[] {
	const texts: Record<ReportMark, () => string> = {
		value: m.reporting_key_value,
		'as-before': m.reporting_key_as_before,
		hidden: m.reporting_key_hidden,
		protecting: m.reporting_word_protecting,
		empty: m.reporting_key_empty,
		'not-applicable': m.reporting_word_not_applicable,
		owed: m.reporting_key_owed,
		none: m.reporting_key_none
	};
	return (Object.keys(texts) as ReportMark[])
		.filter((mark) => marks.has(mark))
		.map((mark) => ({ mark, text: texts[mark]() }));
}

export const sourceName = (source: string): string => of(kilde(source).forlopsatlas.kortnavn);
export const publisherOf = (source: string): string => kilde(source).forlopsatlas.utgiver;

/** Which file would bring what is not there. */
export function bringsText(source: string, year: number, kommune: string): string {
	const said = { source: sourceName(source), year: String(year), kommune };
	return kilde(source).forlopsatlas.leveres === 'frivillig'
		? m.reporting_brings_own(said)
		: m.reporting_brings({ ...said, publisher: publisherOf(source) });
}

/** A source of which nothing is loaded, and whose file it is. */
export function lackingText(source: string): string {
	const said = { source: sourceName(source) };
	return kilde(source).forlopsatlas.leveres === 'frivillig'
		? m.reporting_lacking_own(said)
		: m.reporting_lacking_file({ ...said, publisher: publisherOf(source) });
}

/** A share of the inhabitants; never all or none of them where some lack or some are there. */
export function shareText(share: number): string {
	const percent = Math.round(share * 100);
	if (share < 1 && percent === 100) return m.reporting_share_most();
	if (share > 0 && percent === 0) return m.reporting_share_least();
	return m.reporting_share_percent({ percent: numberText(percent) });
}

/** «Tall fra 38 av 46 kommuner (91 % av innbyggerne).» Null where all are with: there is nothing to say. */
export function incompleteText({ reporting, of: all, share }: Reach): string | null {
	if (reporting === all) return null;
	const said = { count: numberText(reporting), all: numberText(all) };
	return share === null
		? m.reporting_incomplete_unknown(said)
		: m.reporting_incomplete({ ...said, share: shareText(share) });
}
