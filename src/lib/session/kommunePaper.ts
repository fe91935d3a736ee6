import { needSource } from '../model/needSource.ts';
import { TOGETHER } from '../model/units.ts';
import { sourceName } from '../pictures/answerWords.ts';
import { assumptionsTable } from '../pictures/assumptionsTable.ts';
import { gapChart } from '../pictures/chartData.ts';
import type { Finding } from '../pictures/findings.ts';
import { sourcesIn, sourcesOf, type Origin } from '../pictures/origin.ts';
import { paragraph } from '../pictures/paragraph.ts';
import type { PaperInput } from '../reports/docx/paper.ts';
import type { SourceFile } from '../reports/docx/appendix.ts';
import type { Choices } from './choices.svelte.ts';
import type { KommuneSeen } from './kommuneSeen.ts';
import { provenanceOf } from './provenance.ts';
import type { Workspace } from './workspace.svelte.ts';

interface From {
	workspace: Pick<Workspace, 'loadedFiles' | 'synthetic'>;
	choices: Pick<Choices, 'mode'>;
}

/** All of the paper but the files it rests on, as the page is now. */
export function paperOf(session: From, shown: KommuneSeen): Omit<PaperInput, 'files'> {
	const { name, year, picture, found, hangs, together } = shown;
	const used = together?.answer.used ?? [];
	const from = provenanceOf(session, picture.origin);
	const { synthetic, mode } = from;
	return {
		place: name,
		year,
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
			...found.map((one) => ({
				text: one.text,
				from: provenanceOf(session, originOf(one))
			})),
			...(hangs === null ? [] : [{ text: hangs, from }])
		],
		assumptions: used.length > 0 ? assumptionsTable(used) : null,
		protection: (import.meta.env.METHOD_KEY as string | undefined) ?? ''
	};
}

const originOf = ({ figure }: Finding): Origin => ({
	place: { level: figure.level, code: figure.area },
	years: [figure.year],
	sources: sourcesOf([figure])
});

/** The loaded files that a kommune's figures may be read from, each with what tells it from all others. */
export async function filesBehind(
	{ workspace }: From,
	{ picture, found }: Pick<KommuneSeen, 'picture' | 'found'>
): Promise<SourceFile[]> {
	const origins = [picture.origin, ...found.map(originOf)];
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
