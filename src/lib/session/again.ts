import type { Workspace } from './workspace.svelte.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

/** Adds a file again as it was: its source and its columns; null where it can't be read any more. */
export async function addAgain(
	workspace: Pick<Workspace, 'add'>,
	{ file, synthetic, given, sniffed, mapped }: WorkspaceFile
): Promise<WorkspaceFile | null> {
	const [entry] = await workspace.add([file], synthetic);
	if (entry?.status !== 'ready' || !sniffed) return null;
	entry.given = given;
	entry.sniffed = sniffed;
	entry.mapped = mapped;
	return entry;
}
