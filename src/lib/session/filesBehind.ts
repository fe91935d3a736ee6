import type { DisclosureMode } from '../domain/figure.ts';
import { needSource } from '../model/needSource.ts';
import { sourceName } from '../pictures/answerWords.ts';
import { sourcesIn, type Origin } from '../pictures/origin.ts';
import type { NamedFile } from '../pictures/rests.ts';
import type { SourceFile } from '../reports/docx/appendix.ts';
import { leavingHash } from './leavingHash.ts';
import type { From } from './provenance.ts';
import type { Workspace } from './workspace.svelte.ts';

/**
 * The loaded files of some contracts, each with what tells it from all others.
 *
 * @throws when one can't be read any more, or is too large to be hashed
 */
export const namedFiles = (
	{ loadedFiles }: Pick<Workspace, 'loadedFiles'>,
	contracts: ReadonlySet<string>
): Promise<NamedFile[]> =>
	Promise.all(
		loadedFiles.flatMap((entry) => {
			const { source, file } = entry;
			if (source === null || !contracts.has(source)) return [];
			return [entry.hash().then((sha256) => ({ source, name: file.name, sha256 }))];
		})
	);

/**
 * The loaded files that a kommune's figures may be read from, as a document lists them: without a hash
 * where others could try it against numbers that are hidden.
 *
 * @throws as `namedFiles`
 */
export function filesBehind(
	{ workspace }: Pick<From, 'workspace'>,
	origins: readonly Origin[],
	mode: DisclosureMode
): Promise<SourceFile[]> {
	const contracts = new Set(sourcesIn(origins).map((id) => needSource(id).contract));
	return Promise.all(
		workspace.loadedFiles.flatMap((entry) => {
			const { source, file } = entry;
			if (source === null || !contracts.has(source)) return [];
			const named = { name: file.name, source: sourceName(source) };
			return [leavingHash(entry, source, mode).then((sha256) => ({ ...named, sha256 }))];
		})
	);
}
