import type { ProblemCode } from '../domain/problem.ts';
import type { Engine } from '../engine/index.ts';
import { wrongAges } from '../queries/ages.ts';
import { implausible } from '../queries/implausible.ts';
import { unequalSplits } from '../queries/splits.ts';
import { unreadProblem, unreadRows } from '../queries/unread.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

/** What is told of a file when it stands among the others, and not of the file alone. */
const TOLD: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
	'rows-unread',
	'file-unread',
	'more-than-adults',
	'ages-overlap',
	'ages-across',
	'splits-differ'
]);

const UNREAD: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['rows-unread', 'file-unread']);

/**
 * Tells at each loaded file of these sources which of its rows no figure rests on, and which figures
 * can't be of its kommune. The figures are there already: nothing waits for this.
 */
export async function tellAfter(
	engine: Engine,
	files: readonly WorkspaceFile[],
	sources: readonly string[]
): Promise<void> {
	const loaded = files.filter(({ loaded }) => loaded !== null);
	const named = [...new Set(loaded.flatMap(({ source }) => source ?? []))];
	// Another population can make figures of every source implausible.
	const concerned = sources.includes('befolkning')
		? named
		: named.filter((one) => sources.includes(one));
	for (const source of concerned) {
		const of = loaded.filter((entry) => entry.source === source);
		const unread = sources.includes(source) ? await unreadRows(engine, source) : null;
		const many = [
			...(await implausible(engine, source)),
			...(await unequalSplits(engine, source)),
			...(await wrongAges(engine, source))
		];
		for (const entry of of) {
			const id = entry.loaded?.validated.id;
			const kept = entry.problems.filter(
				({ code }) => !TOLD.has(code) || (unread === null && UNREAD.has(code))
			);
			const told = (unread ?? []).filter(({ file }) => file === id).map(unreadProblem);
			const found = many
				.filter(({ file }) => file === id)
				.map(({ file: _, ...problem }) => ({
					...problem,
					column: columnOf(entry, problem.column)
				}));
			if (kept.length < entry.problems.length || told.length + found.length > 0)
				entry.problems = [...kept, ...found, ...told];
		}
	}
}

/** The file's own name for the column of a field. */
function columnOf({ loaded }: WorkspaceFile, field: string): string {
	const { columns, sniffed } = loaded?.validated.mapped ?? {};
	const at = columns?.findIndex((target) => target?.field === field) ?? -1;
	return sniffed?.header[at] ?? field;
}
