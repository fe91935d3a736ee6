import { everyKilde } from '../catalogue/kilder.ts';
import type { DisclosureMode } from '../domain/figure.ts';
import { m, of, stampOf } from '../text/index.ts';
import { listText, yearsText } from '../text/lists.ts';
import { quoted } from './cited.ts';

/** A file by what tells it from all others. */
export interface NamedFile {
	/** The contract it is read by. */
	source: string;
	name: string;
	/** In hexadecimal. */
	sha256: string;
}

/** A version of the project's, and what tells the user's own changes to it from others; null: none. */
export interface Edition {
	version: string;
	own: string | null;
}

/** All that a cited figure rests on. */
export interface Rests {
	/** By contract, with the years that are used of each. */
	sources: readonly { id: string; years: readonly number[] }[];
	files: readonly NamedFile[];
	/** Null where it rests on none. */
	crosswalk: Edition | null;
	assumptions: (Edition & { examples: boolean }) | null;
	/** The key of what hides small numbers, and of all that computes. */
	protection: string;
	method: string;
	synthetic: boolean;
	/** With whose eyes it was cited. The figure is the one that may be shared in both. */
	mode: DisclosureMode;
}

/** So much of a hash tells files from each other at a glance. */
const SEEN = 8;

/** The contract's short name; the id as a stranger's word where nothing here is called so. */
export function contractName(id: string): string {
	const found = everyKilde().find(({ name }) => name === id);
	return found ? of(found.forlopsatlas.kortnavn) : quoted(id);
}

export const fileText = ({ name, sha256 }: NamedFile): string =>
	m.cite_file({ name, hash: sha256.slice(0, SEEN) });

export const filesText = (files: readonly NamedFile[]): string =>
	files.length > 0 ? listText(files.map(fileText)) : m.cite_none();

export const sourcesText = (sources: Rests['sources']): string =>
	sources.map(({ id, years }) => `${contractName(id)} ${yearsText(years)}`.trim()).join(', ');

const withOwn = (said: string, { own }: Edition): string =>
	own === null ? said : `${said}, ${m.cite_own({ key: own.slice(0, SEEN) })}`;

export const crosswalkEdition = (edition: Edition | null): string =>
	edition ? withOwn(m.source_crosswalk(edition), edition) : m.cite_none();

export const assumptionsEdition = (edition: Rests['assumptions']): string =>
	edition
		? [
				withOwn(m.assumptions_standard(edition), edition),
				...(edition.examples ? [m.assumptions_examples()] : [])
			].join(', ')
		: m.cite_none();

const dataText = (synthetic: boolean): string =>
	synthetic ? m.chart_synthetic() : m.csv_data_own();

/** What a citation rests on, thing by thing, each with its name. */
export const restsList = (rests: Rests): { name: string; said: string }[] => [
	{ name: m.csv_source(), said: sourcesText(rests.sources) || m.cite_none() },
	{ name: m.cite_files(), said: filesText(rests.files) },
	{ name: m.csv_crosswalk(), said: crosswalkEdition(rests.crosswalk) },
	{ name: m.csv_assumptions(), said: assumptionsEdition(rests.assumptions) },
	{ name: m.cite_protection(), said: rests.protection || m.cite_none() },
	{ name: m.cite_method(), said: rests.method || m.cite_none() },
	{ name: m.csv_data(), said: dataText(rests.synthetic) },
	{ name: m.csv_mode(), said: stampOf(rests.mode) ?? m.csv_mode_share() }
];
