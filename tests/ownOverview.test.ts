import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyIndikator } from '../src/lib/catalogue/indikatorer.ts';
import { areas } from '../src/lib/catalogue/omrader.ts';
import type { Engine } from '../src/lib/engine/index.ts';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { figuresOf } from '../src/lib/queries/figures.ts';
import { releaseAll } from '../src/lib/session/figures.svelte.ts';
import { indicatorPicture, SHOWN } from '../src/lib/pictures/indicator.ts';

/* The README of the open format promises figures: its own examples are read here. */
const README = readFileSync(new URL('../data/kilder/oversikt/README.md', import.meta.url), 'utf8');
const lines = [...README.matchAll(/^```\n([\s\S]*?)^```/gm)]
	.flatMap(([, block = '']) => block.split('\n'))
	.filter((line) => line.trim() !== '');

let engine: Engine;
beforeAll(async () => {
	engine = await openNodeEngine();
});
afterAll(() => engine.close());

describe('a file as the README describes', () => {
	it('gives figures on the page of the kommune, and leaves no row unread', async () => {
		expect(lines).toHaveLength(3);
		const space = new Workspace(() => Promise.resolve(engine));
		const [entry] = await space.add([new File([lines.join('\n') + '\n'], 'egen.csv')]);
		await space.load(entry!);
		expect(entry!.status).toBe('loaded');
		expect(entry!.loaded?.counts).toMatchObject({ rows: 2, usable: 2, refused: 0 });
		expect(entry!.problems.map(({ code }) => code)).not.toContain('rows-unread');
		const raw = await figuresOf(engine, ['3105']);
		const of = (id: string) => raw.filter(({ indicator }) => indicator === id);
		expect(of('oversikt_forlop')).toMatchObject([
			{ year: 2025, forlop: '2', category: 'Fagsystemet', cell: { state: 'value', value: 240 } }
		]);
		const kommune = areas.kommuner.find(({ code }) => code === '3105')!;
		const context = { set: releaseAll(raw, 'share'), kommune, year: 2025, reference: null };
		const shown = SHOWN.map((id) => indicatorPicture(id, context)).filter((one) => one !== null);
		expect(shown).toHaveLength(1);
		expect(shown[0]!.rows).toMatchObject([
			{
				label: 'brukere med vedtak · forløp 2 · 18_pluss (Fagsystemet)',
				cell: { state: 'value', value: 240 }
			}
		]);
	});
});

describe('the rows behind a figure', () => {
	it('are chosen by what they are of, and not by their figures', () => {
		// `queries/unread.ts` asks once for all places with the same kinds of rows.
		for (const { id, rader } of everyIndikator())
			for (const [where] of (rader ?? '').matchAll(/\bWHERE\b[\s\S]*?(?=\bORDER BY\b|\)\n|$)/g))
				expect(where, id).not.toMatch(/_tilstand|\b(?:teller|nevner|antall|personer|verdi) *[<>=]/);
	});
});
