import type { LikenessInput } from '../../charts/likeness/state.ts';
import type { Table, TableCell } from '../../domain/table.ts';
import { mostAndLeast, type LikeKommune } from '../../model/compare/peers.ts';
import type { Trait } from '../../model/compare/traits.ts';
import { inSentence, m, numberText } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';
import { computed, computedNumber } from '../computed.ts';
import { areaName } from '../kommuneNames.ts';
import type { Picture } from '../of.ts';
import { ofKommune } from '../origin.ts';
import { datedTrait, sourcesOfTraits, traitDecimals, traitName, traitText } from './traitWords.ts';

/** The kommuner that are most like one, and why. */
export interface PeersPicture extends Picture {
	chart: LikenessInput;
	/** Why each is near, in their order. */
	why: readonly { code: string; name: string; text: string }[];
}

/** So many are named in a heading. */
const NAMED = 3;
const DISTANCE_DECIMALS = 2;

export const kommune = (code: string): string => areaName('kommune', code);

/**
 * @param like   nearest first, at least one
 * @param among  how many kommuner have figures of all that counts
 */
export function peersPicture(
	of: { kommune: string; year: number },
	like: readonly LikeKommune[],
	among: number
): PeersPicture {
	const traits = like[0]?.differences.map(({ trait }) => trait) ?? [];
	const place = kommune(of.kommune);
	const heading = m.peers_heading({
		place,
		names: listText(like.slice(0, NAMED).map(({ code }) => kommune(code)))
	});
	return {
		name: m.peers_title(),
		heading,
		subtitle: m.peers_subtitle({
			count: numberText(like.length),
			traits: traits.map(datedTrait).join(', ')
		}),
		summary: summaryOf(heading, like, among),
		table: tableOf(place, traits, like),
		origin: ofKommune(of.kommune, of.year, {
			sources: sourcesOfTraits(traits),
			method: m.peers_method()
		}),
		chart: chartOf(place, traits, like),
		why: like.map((one) => ({
			code: one.code,
			name: kommune(one.code),
			text: whyText(one, place)
		}))
	};
}

const distanceText = ({ distance }: LikeKommune) => numberText(distance, DISTANCE_DECIMALS);

function chartOf(
	place: string,
	traits: readonly Trait[],
	like: readonly LikeKommune[]
): LikenessInput {
	return {
		place,
		traits: traits.map((trait, at) => ({
			id: trait.id,
			name: traitName(trait),
			here: traitText(trait, like[0]?.differences[at]?.here ?? NaN)
		})),
		rows: like.map((one) => ({
			id: one.code,
			name: kommune(one.code),
			distance: distanceText(one),
			cells: one.differences.map(({ apart, trait, there }) => ({
				apart: computedNumber(apart),
				text: traitText(trait, there)
			}))
		}))
	};
}

function summaryOf(heading: string, like: readonly LikeKommune[], among: number): string {
	const [nearest, last] = [like[0], like.at(-1)];
	const trait = furthestIn(like);
	if (!nearest || !last || !trait) return heading;
	return m.peers_summary({
		heading,
		kommuner: numberText(among),
		nearest: kommune(nearest.code),
		least: distanceText(nearest),
		last: kommune(last.code),
		most: distanceText(last),
		trait: inSentence(traitName(trait))
	});
}

/** The trait that has most of the squared distances of all of them together. */
function furthestIn(like: readonly LikeKommune[]): Trait | null {
	const squares = (like[0]?.differences ?? []).map(({ trait }, at) => ({
		trait,
		sum: like.reduce((all, one) => all + (one.differences[at]?.apart ?? 0) ** 2, 0)
	}));
	return squares.toSorted((a, b) => b.sum - a.sum)[0]?.trait ?? null;
}

function whyText(one: LikeKommune, place: string): string {
	const found = mostAndLeast(one);
	if (!found) return m.peers_why_same();
	const { most, least } = found;
	const words = {
		most: inSentence(traitName(most.trait)),
		there: traitText(most.trait, most.there),
		place,
		here: traitText(most.trait, most.here)
	};
	return most === least
		? m.peers_why_one(words)
		: m.peers_why_all({ ...words, least: inSentence(traitName(least.trait)) });
}

function tableOf(place: string, traits: readonly Trait[], like: readonly LikeKommune[]): Table {
	return {
		caption: m.peers_table_caption({ place }),
		columns: [
			{ key: 'kommune', label: m.peers_kommune() },
			{
				...{ key: 'distance', label: m.peers_distance(), unit: m.peers_distance_unit() },
				...{ numeric: true, decimals: DISTANCE_DECIMALS }
			},
			...traits.flatMap((trait) => [
				{
					...{ key: trait.id, label: datedTrait(trait) },
					...{ numeric: true, decimals: traitDecimals(trait) }
				},
				{
					...{ key: `${trait.id} %`, label: m.peers_share_of({ name: traitName(trait) }) },
					...{ unit: '%', numeric: true, decimals: 0 }
				}
			]),
			{ key: 'why', label: m.peers_why() }
		],
		rows: [ownRow(place, like), ...like.map((one) => rowOf(one, place))]
	};
}

function ownRow(place: string, like: readonly LikeKommune[]): Record<string, TableCell> {
	const told = (like[0]?.differences ?? []).map(({ trait, here }) => [
		trait.id,
		toldCell(trait, here)
	]);
	return { kommune: place, ...Object.fromEntries(told) };
}

function rowOf(one: LikeKommune, place: string): Record<string, TableCell> {
	const traits = one.differences.flatMap(({ trait, there, share }) => [
		[trait.id, toldCell(trait, there)],
		[`${trait.id} %`, computed(numberText(share * 100), { median: share * 100 }, 0)]
	]);
	return {
		kommune: kommune(one.code),
		distance: computed(distanceText(one), { median: one.distance }, DISTANCE_DECIMALS),
		...Object.fromEntries(traits),
		why: whyText(one, place)
	};
}

const toldCell = (trait: Trait, told: number): TableCell =>
	computed(traitText(trait, told), { median: told }, traitDecimals(trait));
