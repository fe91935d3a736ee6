import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kilde, kilder } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import { areaMatcher } from '../domain/area.ts';
import { declared, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { load, unload } from './load.ts';
import { sniff } from './read.ts';
import { understand } from './understand.ts';
import { validate } from './validate.ts';
import { openSources } from './views.ts';

let engine: Engine;
let nextId = 1;
const matchArea = areaMatcher(areas);
beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
});
afterAll(() => engine.close());

/** What a file gives: the rows of its source, and what is told of lines that are not used. */
interface Outcome {
	rows: string[];
	told: string[];
	refused: number;
}

async function outcome(bytes: Uint8Array<ArrayBuffer>): Promise<Outcome> {
	const none = { rows: [], refused: 0 };
	const sniffed = await sniff(new File([bytes], 'eksempel.csv'));
	const codes = (problems: readonly { code: string; severity: string }[]) =>
		problems
			.filter(({ code, severity }) => severity !== 'note' || code === 'footnotes')
			.map(({ code }) => code);
	if (sniffed.stage === 'refused') return { ...none, told: codes(sniffed.problems) };
	const { mapped, recognitions } = await understand(sniffed, kilder);
	// Without a source, or with something missing, the user is asked.
	if (!mapped || recognitions[0]?.complete !== true) return { ...none, told: ['asked'] };
	const checked = await validate(engine, mapped, nextId++, { matchArea });
	if (checked.stage === 'refused') return { ...none, told: codes(checked.problems) };
	const loaded = await load(engine, checked, []);
	const source = mapped.pakke.name;
	const { rows } = await engine.text(declared(`SELECT * EXCLUDE (fil, linje) FROM "${source}"`));
	await unload(engine, checked, kilde(source), []);
	return {
		rows: rows.map((row) => [source, ...row].join('|')).sort(),
		told: codes(loaded.problems),
		refused: checked.counts.refused
	};
}

const EXAMPLES = import.meta.glob<string>('../../../data/kilder/*/eksempel*.csv', {
	eager: true,
	query: '?url',
	import: 'default'
});
const files = Object.keys(EXAMPLES).map((path) => {
	const text = decode(readFileSync(new URL(path, import.meta.url)));
	const lines = text.split(/\r?\n/).slice(0, 30);
	return { name: path.split('/').slice(-2).join('/'), lines };
});

function decode(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
const utf8 = (text: string) => new TextEncoder().encode(text);

/** What can happen to a file's text on its way: `at` from 0 to 1 says where. */
const MUTATIONS: Record<string, (lines: readonly string[], at: number) => string> = {
	'a separator lost': (lines, at) => without(lines.join('\n'), at, /[;,]/g),
	'a separator too many': (lines, at) => into(lines.join('\n'), at, ';'),
	'a line break lost': (lines, at) => without(lines.join('\n'), at, /\n/g),
	'a line break too many': (lines, at) => into(lines.join('\n'), at, '\n'),
	'a quote too many': (lines, at) => into(lines.join('\n'), at, '"'),
	'a tab too many': (lines, at) => into(lines.join('\n'), at, '\t'),
	'an apostrophe too many': (lines, at) => into(lines.join('\n'), at, "'"),
	'lines ended as on Windows': (lines) => lines.join('\r\n'),
	'lines ended as on an old Mac': (lines) => lines.join('\r'),
	'lines ended in two ways': (lines, at) =>
		lines.map((line, i) => line + (i < at * lines.length ? '\r\n' : '\n')).join(''),
	'blank lines': (lines, at) => inserted(lines, at, ['', '']).join('\n'),
	'a title above': (lines) => ['Uttrekk for styret', '', ...lines].join('\n'),
	'a note below': (lines) => [...lines, '', 'Kilde: uttrekk fra fagsystemet'].join('\n'),
	'the header once more': (lines, at) => {
		const header = lines.findIndex((line) => line.split(/[;,]/).length > 2);
		return inserted(lines, Math.max(at, (header + 1) / lines.length), [lines[header] ?? '']).join(
			'\n'
		);
	},
	'separators at every end': (lines) => lines.map((line) => (line ? `${line};;` : line)).join('\n'),
	'the end cut off': (lines, at) => {
		const text = lines.join('\n');
		const end = Math.floor(text.length * (0.5 + at / 2));
		// Within a last cell the rest may be a figure too: nothing tells that it is cut.
		return text.slice(0, Math.max(text.lastIndexOf(';', end), text.lastIndexOf(',', end)));
	}
};

function into(text: string, at: number, more: string): string {
	const place = Math.floor(at * text.length);
	return text.slice(0, place) + more + text.slice(place);
}

function without(text: string, at: number, pattern: RegExp): string {
	const places = [...text.matchAll(pattern)].map(({ index }) => index);
	const place = places[Math.floor(at * places.length)];
	return place === undefined ? text : text.slice(0, place) + text.slice(place + 1);
}

function inserted(lines: readonly string[], at: number, more: readonly string[]): string[] {
	const place = Math.floor(at * lines.length);
	return [...lines.slice(0, place), ...more, ...lines.slice(place)];
}

describe.each(files)('$name, changed on its way', ({ lines }) => {
	let whole: Outcome;
	beforeAll(async () => {
		whole = await outcome(utf8(lines.join('\n')));
	});

	it('is read as it stands', () => {
		expect(whole.rows.length).toBeGreaterThan(20);
		expect(whole.refused).toBe(0);
	});

	it.each(Object.entries(MUTATIONS))('%s: is read right, or told', async (_, mutate) => {
		await fc.assert(
			fc.asyncProperty(fc.double({ min: 0, max: 0.999, noNaN: true }), async (at) => {
				const text = mutate(lines, at);
				const found = await outcome(utf8(text));
				const more = found.told.filter((code) => !whole.told.includes(code));
				if (more.length === 0 && found.refused === 0) expect(found.rows, text).toEqual(whole.rows);
			}),
			// What happens to the whole text happens once.
			{ numRuns: mutate.length > 1 ? 5 : 1 }
		);
	});

	it('is read right in every encoding', async () => {
		const text = lines.join('\n');
		const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
		const wide = new Uint8Array(
			new Uint16Array([0xfeff, ...Array.from(text, (l) => l.charCodeAt(0))]).buffer
		);
		const encodings = { latin, wide, marked: utf8(`\ufeff${text}`) };
		for (const [name, bytes] of Object.entries(encodings))
			expect((await outcome(bytes)).rows, name).toEqual(whole.rows);
	});
});
