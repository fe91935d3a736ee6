import type { Workspace } from './workspace.svelte.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

/** Adds a file again as it was: its source and its columns; null where it can't be read any more. */
export async function addAgain(
	workspace: Pick<Workspace, 'add'>,
	old: WorkspaceFile
): Promise<WorkspaceFile | null> {
	const [entry] = await addAllAgain(workspace, [old]);
	return entry ?? null;
}

/** As `addAgain`, for files that left together: each in the place of the old one. */
export async function addAllAgain(
	workspace: Pick<Workspace, 'add'>,
	olds: readonly WorkspaceFile[]
): Promise<(WorkspaceFile | null)[]> {
	const added = await workspace.add(
		olds.map(({ file }) => file),
		olds.every(({ synthetic }) => synthetic)
	);
	return olds.map(({ file, given, sniffed, mapped }) => {
		const entry = added.find((one) => one.file === file);
		if (entry?.status !== 'ready' || !sniffed) return null;
		entry.given = given;
		entry.sniffed = sniffed;
		entry.mapped = mapped;
		return entry;
	});
}
