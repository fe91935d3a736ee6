import { indikatorer } from '../catalogue/indikatorer.ts';
import { kilder } from '../catalogue/kilder.ts';
import type { Figure } from '../domain/figure.ts';
import type { FileLines } from '../domain/reporting.ts';
import { reportedSources, type ReportedSource } from '../model/compare/reporting.ts';
import { figuresOf } from '../queries/figures.ts';
import { linesOf, reportedOf } from '../queries/reporting.ts';
import { releaseAll } from './figures.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** What has been reported, as the files of the tab have it. */
export interface ReportingAnswer {
	sources: readonly ReportedSource[];
	/** Sources of the project that nothing is loaded of. */
	lacking: readonly string[];
}

/** What every kommune has reported. */
export async function askReporting(
	workspace: Pick<Workspace, 'engine'>,
	signal: AbortSignal
): Promise<ReportingAnswer> {
	const engine = await workspace.engine();
	const sources = reportedSources(await reportedOf(engine, signal));
	return { sources, lacking: lackingOf(sources) };
}

/** A projection is reported by nobody; what is general, or only described, brings no source by itself. */
function lackingOf(sources: readonly ReportedSource[]): string[] {
	const there = new Set(sources.map(({ id }) => id));
	return kilder
		.filter(({ forlopsatlas, resources }) => !forlopsatlas.framover && resources[0].path !== '')
		.map(({ name }) => name)
		.filter((id) => !there.has(id) && indikatorer.some(({ kilder: [leading] }) => leading === id));
}

/** What is behind a cell: where the rows stand, and a figure that the rows can be seen by. */
export interface Behind {
	files: { name: string; lines: readonly FileLines[] }[];
	/** Null where there is none, shown or hidden. */
	figure: Figure | null;
}

interface CellOf {
	source: string;
	kommune: string;
	year: number;
}

/** The files and lines behind what a kommune has in a source and a year. */
export async function askBehind(
	workspace: Pick<Workspace, 'engine' | 'files'>,
	of: CellOf,
	signal: AbortSignal
): Promise<Behind> {
	const engine = await workspace.engine();
	const lines = await linesOf(engine, of, signal);
	const nameOf = (id: number) =>
		workspace.files.find(({ loaded }) => loaded?.validated.id === id)?.file.name ?? '';
	const files = [...new Set(lines.map(({ file }) => file))].map((id) => ({
		name: nameOf(id),
		lines: lines.filter(({ file }) => file === id)
	}));
	return { files, figure: await leadingFigure(engine, of, signal) };
}

/** Of those that a source leads, the first that has a value, else the first there is. */
async function leadingFigure(
	engine: Awaited<ReturnType<Workspace['engine']>>,
	{ source, kommune, year }: CellOf,
	signal: AbortSignal
): Promise<Figure | null> {
	const led = indikatorer.filter(
		({ kilder: [leading], rader }) => leading === source && rader !== null
	);
	if (led.length === 0) return null;
	const indicators = led.map(({ id }) => id);
	const set = releaseAll(await figuresOf(engine, [kommune], { signal, indicators }), 'share');
	const figures = indicators.flatMap((id) =>
		set.of(id, kommune).filter((one) => one.year === year)
	);
	return figures.find(({ value }) => value.state === 'value') ?? figures[0] ?? null;
}
