import type { Provenance, ProvenanceSource } from '../domain/provenance.ts';
import { m, stampOf } from '../text/index.ts';
import { madeText } from './madeText.ts';

/** '2024', or '2017–2024'. */
export function yearsText(years: readonly number[]): string {
	const [first, last] = [years[0], years.at(-1)];
	return first === undefined || first === last ? String(first ?? '') : `${first}–${last}`;
}

/** 'BrukerPlan 2024'. */
export const sourceText = ({ name, years }: ProvenanceSource): string =>
	[name, yearsText(years)].filter(Boolean).join(' ');

/** So much of a hash tells files from each other at a glance. */
const SEEN = 8;

/**
 * The files by name, each with its hash; empty where nobody has asked for the hashes.
 *
 * @param digits how many of the hash are written
 */
export const hashedFiles = ({ sources }: Pick<Provenance, 'sources'>, digits?: number): string =>
	[
		...new Set(
			sources.flatMap(({ files, sha256 }) =>
				sha256
					? files.map((name, at) => [name, sha256[at]?.slice(0, digits)].filter(Boolean).join(' '))
					: []
			)
		)
	].join('; ');

/** What stands at the foot of a picture that has left the page. */
export function provenanceLine(from: Provenance): string {
	const { place, years, sources, crosswalk, assumptions, mode, synthetic } = from;
	const files = hashedFiles(from, SEEN);
	return [
		stampOf(mode),
		`${place.name} (${place.code}) ${yearsText(years)}`,
		sources.map(sourceText).join(', '),
		files && m.cite_files_line({ files }),
		crosswalk,
		assumptions,
		synthetic && m.chart_synthetic(),
		m.picture_made({ date: madeText(from) })
	]
		.filter(Boolean)
		.join(' · ');
}
