import { needSource } from '../model/needSource.ts';
import { TOGETHER } from '../model/units.ts';
import { sourceName } from '../pictures/answerWords.ts';
import { assumptionsTable } from '../pictures/assumptionsTable.ts';
import { gapChart, yearsChart, type ChartData } from '../pictures/chartData.ts';
import type { Finding } from '../pictures/findings.ts';
import type { Picture } from '../pictures/of.ts';
import { sourcesIn, sourcesOf, type Origin } from '../pictures/origin.ts';
import { paragraph } from '../pictures/paragraph.ts';
import type { PaperInput } from '../reports/docx/paper.ts';
import type { SourceFile } from '../reports/docx/appendix.ts';
import { m } from '../text/index.ts';
import type { Choices } from './choices.svelte.ts';
import type { KommuneSeen } from './kommuneSeen.ts';
import { provenanceOf } from './provenance.ts';
import type { Workspace } from './workspace.svelte.ts';

export interface From {
	workspace: Pick<Workspace, 'loadedFiles' | 'synthetic'>;
	choices: Pick<Choices, 'mode'>;
}

/** A paper as the page was when it was asked for; the files it rests on are looked up after. */
export interface Paper {
	/** What it is called as a file. */
	name: string;
	told: Omit<PaperInput, 'files'>;
	origins: readonly Origin[];
}

/** Of an answer: it, its picture, and the sentences below it. */
export function answerPaper(session: From, seen: KommuneSeen): Paper {
	const { name, year, picture, found, hangs, together } = seen;
	const used = together?.answer.used ?? [];
	const from = provenanceOf(session, picture.origin);
	const { synthetic, mode } = from;
	const origins = found.map(originOf);
	return {
		name: picture.name,
		origins: [picture.origin, ...origins],
		told: {
			title: m.document_title({ place: name, year }),
			paragraph: {
				// The sentences have a place of their own, each with its origin.
				text: paragraph({
					...{ title: `${name} ${year}`, picture, synthetic, mode },
					row: picture.rows.find(({ unit }) => unit === TOGETHER) ?? null
				}),
				from
			},
			pictures: [{ picture, chart: gapChart(picture), from }],
			sentences: [
				...found.map(({ text }, i) => ({
					text,
					from: provenanceOf(session, origins[i] ?? picture.origin)
				})),
				...(hangs === null ? [] : [{ text: hangs, from }])
			],
			assumptions: used.length > 0 ? assumptionsTable(used) : null,
			protection: protectionVersion()
		}
	};
}

/** What a kommune has where there is no answer. */
export interface Alone {
	/** As it is written: 'Tynset'. */
	name: string;
	year: number;
	/** In the place of an answer. */
	said: string;
	origin: Origin;
	/** Developments, as lines. */
	trends: readonly Picture[];
	/** Others, as their tables. */
	pictures: readonly Picture[];
}

/** Of a kommune without an answer: what there is, each development with its lines. */
export function alonePaper(session: From, alone: Alone): Paper {
	const { name, year, said, origin, trends, pictures } = alone;
	const from = provenanceOf(session, origin);
	const { synthetic, mode } = from;
	const drawn = (picture: Picture, chart: ChartData | null) => ({
		...{ picture, chart, from: provenanceOf(session, picture.origin) }
	});
	return {
		name: m.document_name(),
		origins: [origin, ...[...trends, ...pictures].map((one) => one.origin)],
		told: {
			title: m.document_title_alone({ place: name, year }),
			paragraph: {
				text: paragraph({
					...{ title: `${name} ${year}`, picture: { heading: said, origin } },
					...{ synthetic, mode }
				}),
				from
			},
			pictures: [
				...trends.map((one) => drawn(one, yearsChart(one))),
				...pictures.map((one) => drawn(one, null))
			],
			...{ sentences: [], assumptions: null, protection: protectionVersion() }
		}
	};
}

const protectionVersion = (): string => (import.meta.env.METHOD_KEY as string | undefined) ?? '';

const originOf = ({ figure }: Finding): Origin => ({
	place: { level: figure.level, code: figure.area },
	years: [figure.year],
	sources: sourcesOf([figure])
});

/** The loaded files that a kommune's figures may be read from, each with what tells it from all others. */
export async function filesBehind(
	{ workspace }: From,
	origins: readonly Origin[]
): Promise<SourceFile[]> {
	const contracts = new Set(sourcesIn(origins).map((id) => needSource(id).contract));
	const behind = workspace.loadedFiles.flatMap((entry) => {
		const contract = entry.loaded?.validated.mapped.pakke.name ?? '';
		return contracts.has(contract) ? [{ entry, contract }] : [];
	});
	return Promise.all(
		behind.map(async ({ entry, contract }) => ({
			name: entry.file.name,
			source: sourceName(contract),
			sha256: await entry.hash()
		}))
	);
}
