import type { Provenance } from '../domain/provenance.ts';
import { needSource } from '../model/needSource.ts';
import { sourceName } from '../pictures/answerWords.ts';
import type { Choices } from './choices.svelte.ts';
import { leavingHash } from './leavingHash.ts';
import { namedPlace } from '../pictures/compare/scopePlace.ts';
import type { Origin } from '../pictures/origin.ts';
import type { Workspace } from './workspace.svelte.ts';

/** What of a tab follows all that leaves it. */
export interface From {
	workspace: Pick<Workspace, 'loadedFiles' | 'synthetic'>;
	choices: Pick<Choices, 'mode'> & Partial<Pick<Choices, 'maker'>>;
}

/** What follows a picture or a table out of the page, as it is now. */
export function provenanceOf(
	{ workspace, choices }: From,
	{ place, years, sources, method = '', crosswalk = null, assumptions = null }: Origin
): Provenance {
	return {
		place: namedPlace(place),
		years,
		sources: sources.map(({ id, years }) => ({
			name: sourceName(id),
			years,
			files: filesOf(workspace, needSource(id).contract)
		})),
		...{ method, crosswalk, assumptions },
		...{ mode: choices.mode, synthetic: workspace.synthetic, made: new Date() },
		...(choices.maker?.trim() && { by: choices.maker.trim() })
	};
}

/** The same with what tells each file from all others: of what leaves the page by itself. */
export async function hashedProvenanceOf(session: From, origin: Origin): Promise<Provenance> {
	const from = provenanceOf(session, origin);
	const hashes = await Promise.all(
		origin.sources.map(({ id }) =>
			Promise.all(
				entriesOf(session.workspace, needSource(id).contract).map(async (entry) => {
					const { contract } = needSource(id);
					const hash = await leavingHash(entry, contract, from.mode).catch(() => null);
					return hash ?? '';
				})
			)
		)
	);
	return {
		...from,
		sources: from.sources.map((source, at) => ({ ...source, sha256: hashes[at] ?? [] }))
	};
}

const entriesOf = ({ loadedFiles }: From['workspace'], source: string) =>
	loadedFiles.filter((entry) => entry.source === source);

const filesOf = (workspace: From['workspace'], source: string): string[] =>
	entriesOf(workspace, source).map(({ file }) => file.name);
