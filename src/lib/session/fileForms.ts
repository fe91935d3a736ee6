import { plainHeader, type MappedFile } from '../intake/map.ts';
import { formOf, withFound, withOwnOf } from '../intake/ownFields.ts';
import { applySettled, settledOf, type Settled } from '../intake/settled.ts';
import type { Workspace } from './workspace.svelte.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

type Choosing = Pick<Workspace, 'choose'>;

/** Maps files as one of them, each with the place and year that are its own. */
export async function mapLike(
	workspace: Choosing,
	like: MappedFile,
	entries: readonly WorkspaceFile[]
): Promise<void> {
	const form = formOf(settledOf(like), like.pakke);
	for (const entry of entries) {
		// Columns may have become rows only with the source that was chosen.
		if (!hasHeader(entry, form)) await workspace.choose(entry, form.kilde);
		if (hasHeader(entry, form)) settle(entry, like, form);
	}
}

const plainNames = (header: readonly string[]) => header.map(plainHeader);

const hasHeader = ({ sniffed }: WorkspaceFile, { header }: Settled) =>
	sniffed !== null && plainNames(sniffed.header).join('|') === plainNames(header).join('|');

function settle(entry: WorkspaceFile, { pakke }: MappedFile, form: Settled): void {
	const { file, sniffed, mapped } = entry;
	if (!sniffed) return;
	if (!mapped) entry.problems = sniffed.problems;
	entry.mapped = withFound(withOwnOf(applySettled(form, sniffed, pakke), mapped), file.name);
}

/** The same for a file with other columns, where they have the same names; the rest is left open. */
export async function mapByName(
	workspace: Choosing,
	like: MappedFile,
	entry: WorkspaceFile
): Promise<void> {
	await workspace.choose(entry, like.pakke.name);
	if (!entry.sniffed || !entry.mapped) return;
	const { header } = entry.sniffed;
	const names = plainNames(like.sniffed.header);
	const shared = plainNames(header).map((name) => like.columns[names.indexOf(name)] ?? null);
	const taken = new Set(shared.map((target) => target?.field));
	const found = entry.mapped.columns;
	const columns = shared.map((target, at) => {
		const own = found[at] ?? null;
		return target ?? (own && !taken.has(own.field) ? own : null);
	});
	const form = formOf(settledOf(like), like.pakke);
	const given = new Set(columns.map((target) => target?.field));
	const constants = Object.entries(form.constants).filter(([name]) => !given.has(name));
	const settled = { ...form, header, columns, constants: Object.fromEntries(constants) };
	settle(entry, like, settled);
}
