import type { DependsRow } from '../charts/depends/state.ts';
import type { Answer } from '../model/answer.ts';
import type { Driver, Influence } from '../model/sensitivity.ts';
import { begun, m, numberText } from '../text/index.ts';
import { dependsText, driverName, leadSentence, turnsOnInputs, unitText } from './answerWords.ts';
import { computed, computedNumber } from './computed.ts';
import { withCrosswalk, type Picture, type PictureOf } from './of.ts';

/** What the answer of a unit hangs on. */
export interface DependsPicture extends Picture {
	rows: DependsRow[];
}

/** Lines that are drawn; the table has them all. */
const DRAWN = 6;

/** Less than this decides nothing that is worth a word. */
const TELLS = 0.05;

/** @returns null where no assumption can turn the answer: then one sentence is enough */
export function dependsPicture(
	answer: Answer,
	{ place, year, crosswalk, origin }: PictureOf
): DependsPicture | null {
	const { influences, verdict, gap } = answer;
	if (influences.length === 0 || !gap || verdict !== 'undecided') return null;
	if (!turnsOnInputs(answer)) return null;
	const unit = unitText(answer.unit);
	return {
		name: m.decides_title(),
		origin,
		heading: dependsText(answer) ?? leadSentence(answer),
		subtitle: withCrosswalk(m.gap_depends_subtitle({ unit: `${place}, ${unit}`, year }), {
			crosswalk
		}),
		summary: influences.slice(0, DRAWN).map(spoken).join('; '),
		rows: influences.slice(0, DRAWN).map(rowOf),
		table: {
			caption: m.decides_title(),
			columns: [
				{ key: 'name', label: m.decides_input() },
				{ key: 'share', label: m.gap_depends_share(), unit: '%', numeric: true },
				{ key: 'settles', label: m.gap_depends_settle_column(), unit: '%', numeric: true }
			],
			rows: influences.map((one) => ({
				name: nameOf(one),
				share: percent(one.share),
				settles: percent(one.settles)
			}))
		}
	};
}

function rowOf(one: Influence): DependsRow {
	const { share, settles, driver } = one;
	return {
		id: idOf(driver),
		name: nameOf(one),
		share: computedNumber(share),
		...(settles >= TELLS && { note: m.gap_depends_settles({ percent: numberText(100 * settles) }) })
	};
}

const percent = (share: number) => computed(numberText(100 * share), { median: 100 * share }, 0);

const idOf = (driver: Driver): string => Object.values(driver).join(':');

const spoken = (one: Influence): string =>
	m.gap_depends_row({ name: nameOf(one), share: numberText(100 * one.share) });

/** As it begins a line. */
function nameOf({ driver }: Influence): string {
	return begun(driverName(driver));
}
