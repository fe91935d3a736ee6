import { pinnedName } from '../notebook/pin.ts';
import type { NamedFile } from '../pictures/rests.ts';
import { ExampleFigures } from './exampleFigures.ts';
import { exampleFilesOf } from './examples.ts';
import { namedFiles } from './filesBehind.ts';
import { sha256Of } from './keeping/hash.ts';
import type { Workspace } from './workspace.svelte.ts';

type From = Pick<Workspace, 'earlier' | 'loadedFiles'>;

/** Which files the figures are of can be told: not while kept ones stand in for files that are being read. */
export const hasFiles = ({ earlier }: From): boolean =>
	earlier === null || earlier instanceof ExampleFigures;

/**
 * The files that some sources are read from now, each by what tells it from all others. Figures of the
 * examples stand there before their files are read: those that they were computed of are the app's own.
 *
 * @throws when one can't be read any more, or is too large to be hashed
 */
export async function filesOf(
	{ earlier, loadedFiles }: From,
	sources: ReadonlySet<string>
): Promise<NamedFile[]> {
	if (earlier instanceof ExampleFigures) {
		const files = await exampleFilesOf(sources);
		return Promise.all(
			files.map(async ({ source, file }) => ({
				...{ source, name: file.name, sha256: await sha256Of(file) }
			}))
		);
	}
	const files = await namedFiles({ loadedFiles }, sources);
	return files.map((one) => ({ ...one, name: pinnedName(one.name) }));
}
