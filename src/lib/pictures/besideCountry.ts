import type { Judged } from '../model/judge.ts';
import { everywhere } from '../model/national.ts';
import { m } from '../text/index.ts';
import { aboutText, arsverkText } from './arsverkText.ts';

type Tried = Pick<Judged, 'verdict' | 'gap' | 'national' | 'least'>;

/** Less than this is not written. */
const SEEN = 0.05;

/** Whether what an answer says is true of the whole country by the same assumptions. */
export function isEverywhere({ verdict, national }: Pick<Tried, 'verdict' | 'national'>): boolean {
	const all = everywhere(national);
	return (verdict === 'covered' && all === 'surplus') || (verdict === 'missing' && all === 'short');
}

/**
 * What must stand beside an answer where the country takes the edge off it: that it holds everywhere,
 * and what the kommune has beside others, which may point the other way. Sentences.
 */
export function countrySentences(answer: Tried): string[] {
	const { verdict, national, least } = answer;
	if (!national || verdict === 'undecided') return [];
	const { median: local } = national.local;
	const far = Math.abs(local) >= Math.max(least ?? 0, SEEN);
	const opposite = far && (verdict === 'covered' ? local > 0 : local < 0);
	if (!isEverywhere(answer)) return opposite ? [localSentence(local, far)] : [];
	return [...(verdict === 'missing' ? [m.gap_everywhere_short()] : []), localSentence(local, far)];
}

function localSentence(local: number, far: boolean): string {
	if (!far) return m.gap_country_like();
	const words = { local: aboutText(Math.abs(local)) };
	return local > 0 ? m.gap_country_fewer(words) : m.gap_country_more(words);
}

/**
 * What is particular here, to begin with where the answer itself is true of the whole country: what the
 * kommune has beside others, no surer than its own range allows. Null where the country takes no edge off.
 */
export function besideOthers(answer: Tried, place: string): string | null {
	const { national, least } = answer;
	if (!national || !isEverywhere(answer)) return null;
	const { low, median, high } = national.local;
	if (Math.abs(median) < Math.max(least ?? 0, SEEN)) return m.gap_lead_like({ place });
	if (low < 0 && high > 0)
		return m.gap_lead_unsure({ place, more: arsverkText(-low), fewer: arsverkText(high) });
	const words = { place, local: aboutText(Math.abs(median)) };
	return median > 0 ? m.gap_lead_fewer(words) : m.gap_lead_more(words);
}

/**
 * A gap in its two parts, as notes: what is missing, or too much, in the whole country by the same
 * assumptions, and what is the kommune's own. Empty where the country is not tried.
 */
export function nationalTexts({ gap, national, least }: Tried): string[] {
	if (!gap || !national) return [];
	const own = localText(national.local.median, least ?? 0);
	const [size, part] = [Math.abs(gap.median), Math.abs(national.national.median)];
	// Told where the gap and the country's part of it are of the same kind, and the part is a part.
	const isPart = gap.median * national.national.median > 0 && part >= SEEN;
	if (gap.median < 0 && isPart) return [m.gap_country_too_many({ own })];
	if (!isPart || part >= size) return [own];
	return [m.gap_national({ national: arsverkText(part), gap: arsverkText(size) }), own];
}

/** What the kommune has beside the country, as a note. */
export function localText(local: number, least: number): string {
	if (Math.abs(local) < Math.max(least, SEEN)) return m.gap_local_like();
	const words = { local: aboutText(Math.abs(local)) };
	return local > 0 ? m.gap_local_fewer(words) : m.gap_local_more(words);
}
