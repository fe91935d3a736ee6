import { kobling, normerVersjon } from '../catalogue/forlop.ts';
import { everyIndikator } from '../catalogue/indikatorer.ts';
import type { Now } from '../notebook/compare.ts';
import { pinFrom, type Pin } from '../notebook/pin.ts';
import { citedFigure, citedGap, type Cited, type CitedKey } from '../pictures/cited.ts';
import { capacityByCrosswalk, needByCrosswalk } from '../pictures/crosswalkWords.ts';
import { sourcesBehind, sourcesOfIndicator, together, type Origin } from '../pictures/origin.ts';
import type { NamedFile, Rests } from '../pictures/rests.ts';
import { ownKey, type Assumption } from '../model/assumptions.ts';
import { areasAround, type FigureSet } from '../model/figureSet.ts';
import { needSource } from '../model/needSource.ts';
import { filesOf, hasFiles } from './citationFiles.ts';
import type { Session } from './context.ts';
import { AreaFigures, kommuneByCode } from './figures.svelte.ts';
import { sha256 } from './keeping/hash.ts';
import { releasedPrint } from './leavingHash.ts';
import { askPathways } from './pathways.ts';
import { besideOthers, usersPractice } from './practice.ts';
import { figuresVersion, protectionVersion } from './versions.ts';

/** What citing needs of a tab. */
export type Citing = Pick<Session, 'workspace' | 'choices' | 'allKommuner' | 'desk'>;

type FigureCited = Extract<CitedKey, { of: 'figure' }>;
type GapCited = Extract<CitedKey, { of: 'gap' }>;

/** What is found of one key. */
interface Found {
	/** Null where there is no such figure. */
	cited: Cited | null;
	/** As a picture of it would name them. */
	sources: Origin['sources'];
	/** All contracts that it is made of. */
	contracts: readonly string[];
	byCrosswalk: boolean;
	/** Null where it rests on none. */
	used: readonly Assumption[] | null;
	/** What the kommune itself has said, by its key. */
	own: readonly (readonly [string, unknown])[];
	newest: number | null;
}

const NOTHING: Found = {
	...{
		cited: null,
		sources: [],
		contracts: [],
		byCrosswalk: false,
		used: null,
		own: [],
		newest: null
	}
};

/** Whether what there is now is whole, so that it can be cited or held beside a citation. */
export const isWhole = ({ workspace, allKommuner }: Citing, keys: readonly CitedKey[]): boolean =>
	workspace.edition !== null &&
	workspace.askable &&
	hasFiles(workspace) &&
	// An answer is told when it has been tried on the country.
	(allKommuner.ready || keys.every((key) => key.of !== 'gap'));

/** Why there is no link. */
export type NoPin = 'gone' | 'long';

/**
 * Figures as they may be shared, pinned as they are now. With the municipality's own eyes they are the
 * same: what is hidden from others stays hidden.
 *
 * @throws what the engine or the model says, and when a file can't be read any more
 */
export async function pinNow(citing: Citing, keys: readonly CitedKey[]): Promise<Pin | NoPin> {
	const { figures, newer: _, ...rests } = await nowOf(citing, keys);
	if (figures.includes(null)) return 'gone';
	return pinFrom({ figures, ...rests, made: dayOf(new Date()) }) ?? 'long';
}

/** '2026-11-29', as the calendar on the wall has it. */
const dayOf = (date: Date): string =>
	[date.getFullYear(), date.getMonth() + 1, date.getDate()]
		.map((part) => String(part).padStart(2, '0'))
		.join('-');

/**
 * What there is now of some keys, as it may be shared, and what it rests on.
 *
 * @param also contracts whose files are named too
 */
export async function nowOf(
	citing: Citing,
	keys: readonly CitedKey[],
	{ also = [], signal }: { also?: readonly string[]; signal?: AbortSignal } = {}
): Promise<Now> {
	const { workspace, choices } = citing;
	const set = await sharedFigures(citing, keys);
	const found = await Promise.all(
		keys.map((key) =>
			key.of === 'figure' ? figureFound(set, key) : gapFound(citing, set, key, signal)
		)
	);
	const contracts = new Set([...also, ...found.flatMap((one) => one.contracts)]);
	const years = keys.map(({ year }) => year);
	const newest = Math.max(...found.map((one) => one.newest ?? 0));
	return {
		figures: found.map(({ cited }) => cited),
		sources: together(...found.map(({ sources }) => sources)),
		files:
			workspace.edition === null
				? []
				: await printed(await filesOf(workspace, contracts), set, workspace.onlySynthetic),
		...(await editionsOf(citing, found)),
		protection: protectionVersion(),
		method: figuresVersion(),
		...{ synthetic: workspace.synthetic, mode: choices.mode },
		newer: newest > Math.max(...years) ? newest : null
	};
}

/** A file of persons is told by what of it may be shared: its hash could be tried against what may not. */
const printed = (
	files: readonly NamedFile[],
	{ all }: FigureSet,
	synthetic: boolean
): Promise<NamedFile[]> =>
	Promise.all(
		files.map(async (one) => {
			const print = synthetic ? null : await releasedPrint(all, one.source);
			return print === null ? one : { ...one, sha256: print };
		})
	);

/** Of the areas that the keys are about, whoever looks. */
async function sharedFigures({ workspace, choices }: Citing, keys: readonly CitedKey[]) {
	const shared = new AreaFigures(workspace, { mode: 'share', crosswalk: choices.crosswalk });
	const codes = keys.flatMap(({ level, area }) => {
		const kommune = level === 'kommune' ? kommuneByCode(area) : undefined;
		return kommune ? areasAround(kommune).map((one) => one.area) : [area];
	});
	if (workspace.edition !== null) await shared.askFor('', [...new Set(codes)]);
	if (shared.failed !== null) throw new Error(shared.failed);
	return shared.set;
}

function figureFound(set: FigureSet, key: FigureCited): Found {
	const { indicator, area, year, forlop, category } = key;
	const definition = everyIndikator().find(({ id }) => id === indicator);
	if (!definition) return NOTHING;
	const figure = set.get(indicator, area, year, forlop, category);
	const told = set.of(indicator, area, forlop, category).filter(({ value }) => has(value));
	return {
		cited: figure ? citedFigure(figure) : null,
		sources: sourcesOfIndicator(definition, [year]),
		contracts: definition.kilder,
		byCrosswalk: figure?.shared ?? false,
		...{ used: null, own: [] },
		newest: told.at(-1)?.year ?? null
	};
}

const has = ({ state }: { state: string }) => state === 'value' || state === 'hidden';

async function gapFound(
	{ choices, allKommuner, desk }: Citing,
	set: FigureSet,
	{ area, year, unit }: GapCited,
	signal?: AbortSignal
): Promise<Found> {
	const kommune = kommuneByCode(area);
	if (!kommune || set.all.length === 0) return NOTHING;
	const place = { kommune: area, year };
	const { pathways } = await askPathways(desk, set, place, choices.model, signal);
	const practice = usersPractice(set, allKommuner, { kommune, year });
	const behind = besideOthers(pathways, practice).find((one) => one.unit === unit);
	if (!behind) return NOTHING;
	const sources = sourcesBehind([behind]);
	return {
		cited: citedGap(area, year, behind.answer),
		sources: sources.map(({ id, years }) => ({ id: needSource(id).contract, years })),
		contracts: sources.map(({ id }) => needSource(id).contract),
		byCrosswalk: needByCrosswalk(behind) || capacityByCrosswalk(behind),
		used: behind.answer.used,
		own: Object.entries(choices.local).filter(([key]) => key.startsWith(ownKey(area, ''))),
		newest: set.firstShown(area) ?? null
	};
}

/** Which crosswalk and which assumptions they rest on. */
async function editionsOf(
	{ choices }: Citing,
	found: readonly Found[]
): Promise<Pick<Rests, 'crosswalk' | 'assumptions'>> {
	const { shares } = choices;
	const used = found.flatMap((one) => one.used ?? []);
	const own = used.filter(({ origin }) => origin === 'local');
	return {
		crosswalk: found.some(({ byCrosswalk }) => byCrosswalk)
			? { version: kobling.versjon, own: await keyOf(Object.entries(shares)) }
			: null,
		assumptions:
			used.length > 0
				? {
						version: normerVersjon,
						own: await keyOf([
							...own.map(({ norm, range }) => [norm.id, range] as const),
							...found.flatMap((one) => one.own)
						]),
						examples: used.some(({ origin }) => origin === 'example')
					}
				: null
	};
}

/** What tells own values from others; null where there are none. */
async function keyOf(own: readonly (readonly [string, unknown])[]): Promise<string | null> {
	if (own.length === 0) return null;
	const json = JSON.stringify([...new Map(own)].sort(([a], [b]) => (a < b ? -1 : 1)));
	return (await sha256(new TextEncoder().encode(json))).slice(0, 12);
}
