import { needSource } from '../model/needSource.ts';
import type { Kommune } from '../domain/area.ts';
import type { CrosswalkInForce } from '../model/crosswalkSet.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { sourceName } from '../pictures/answerWords.ts';
import { areaName } from '../pictures/kommuneNames.ts';
import { newsPicture, type NewsPicture } from '../pictures/news.ts';
import { m } from '../text/index.ts';
import type { ModelDesk } from '../workers/model.ts';
import type { AllKommuner } from './allKommuner.svelte.ts';
import type { ModelInForce } from './gaps.ts';
import { alonePaper, type Paper } from './kommunePaper.ts';
import { link } from './links.ts';
import { askPathways, type KommunePathways } from './pathways.ts';
import type { Place } from './place.ts';
import { besideOthers, usersPractice } from './practice.ts';
import type { From } from './provenance.ts';

/** As the address calls the year that is compared with. */
const SINCE = 'siden';

/** The year that an address asks to have compared with; null: the last before that has figures. */
export function sinceFrom(parameters: URLSearchParams): number | null {
	const year = Number(parameters.get(SINCE));
	return Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : null;
}

/** The address of the page of news. */
export function newsLink(place: Place, since: number | null): string {
	const address = link('/nytt', place);
	if (since === null) return address;
	return `${address}${address.includes('?') ? '&' : '?'}${SINCE}=${since}`;
}

/** The years before one that a kommune has figures of, newest first. */
export const yearsBefore = (set: FigureSet, kommune: string, year: number): number[] =>
	set.years(kommune).filter((one) => one < year);

/**
 * The year to compare with: the one that is asked for, where it has figures; else the last before
 * that tells more than how many live there. Null where there is none.
 */
export function sinceOf(
	set: FigureSet,
	{ kommune, year }: { kommune: string; year: number },
	asked: number | null
): number | null {
	const years = yearsBefore(set, kommune, year);
	if (asked !== null && years.includes(asked)) return asked;
	const last = years.length > 0 ? set.firstShown(kommune, year - 1) : undefined;
	return last !== undefined && last < year ? last : null;
}

/** Both years of a kommune, as the model answers them. */
export interface BothYears {
	then: KommunePathways;
	now: KommunePathways;
}

export async function askBothYears(
	desk: ModelDesk,
	set: FigureSet,
	{ kommune, year, since }: { kommune: string; year: number; since: number },
	model: ModelInForce,
	signal?: AbortSignal
): Promise<BothYears> {
	const [then, now] = await Promise.all(
		[since, year].map((one) => askPathways(desk, set, { kommune, year: one }, model, signal))
	);
	if (!then || !now) throw new RangeError('Two years were asked for');
	return { then, now };
}

/** What changed, with each year's answer as the kommune's own page has it. */
export function newsSeen(
	{ allKommuner }: { allKommuner: Pick<AllKommuner, 'set' | 'kommuner'> },
	{ then, now }: BothYears,
	{ kommune, crosswalk }: { kommune: Kommune; crosswalk: CrosswalkInForce }
): NewsPicture {
	const seen = ({ set, year, pathways }: KommunePathways) => ({
		...{ set, year, kommune: kommune.code },
		pathways: besideOthers(pathways, usersPractice(set, allKommuner, { kommune, year }))
	});
	return newsPicture({ kommune: kommune.code, then: seen(then), now: seen(now), crosswalk });
}

/** The news as a paper: the finding, and the table behind it. */
export function newsPaper(session: From, picture: NewsPicture, kommune: string): Paper {
	const { heading, more = '', origin, years } = picture;
	const name = areaName('kommune', kommune);
	const said = [heading, more].filter(Boolean).join(' ');
	const paper = alonePaper(session, {
		...{ name, year: years.now, said, origin, trends: [], pictures: [picture] }
	});
	const title = m.news_title_years({ name, ...years });
	return { ...paper, name: picture.name, told: { ...paper.told, title } };
}

/** The sources that a file of another year would be of, by name. */
export const loadedNames = (sources: readonly string[]): string[] =>
	sources.map((id) => sourceName(needSource(id).contract));
