import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/*
 * The house as README draws it: which room may import which. Changing the picture and this test is
 * one and the same change.
 */
const EVERY_ROOM = [
	'domain',
	'text',
	'engine',
	'catalogue',
	'intake',
	'model',
	'statistics',
	'disclosure',
	'queries',
	'workers',
	'session',
	'charts',
	'pictures',
	'notebook',
	'tables',
	'reports',
	'ui'
] as const;

const MAY_IMPORT: Record<string, readonly string[]> = {
	domain: [],
	text: ['domain'],
	engine: ['domain'],
	statistics: ['domain'],
	catalogue: ['domain'],
	ui: ['domain', 'text'],
	intake: ['engine', 'catalogue', 'domain'],
	queries: ['engine', 'catalogue', 'disclosure', 'domain'],
	model: ['statistics', 'catalogue', 'domain'],
	disclosure: ['catalogue', 'domain', 'statistics'],
	charts: ['domain', 'text', 'ui'],
	pictures: ['charts', 'text', 'model', 'catalogue', 'domain'],
	notebook: ['pictures', 'domain'],
	tables: ['domain', 'text', 'ui'],
	reports: ['pictures', 'charts', 'tables', 'text', 'domain'],
	workers: ['intake', 'model', 'disclosure', 'engine', 'domain'],
	session: EVERY_ROOM.filter((room) => !['charts', 'tables', 'ui'].includes(room)),
	routes: EVERY_ROOM,
	scripts: [
		'session',
		'workers',
		'model',
		'intake',
		'queries',
		'disclosure',
		'engine',
		'catalogue',
		'text',
		'domain'
	]
};

const root = fileURLToPath(new URL('..', import.meta.url));

function filesBelow(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(ts|js|mjs|svelte)$/.test(entry.name))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)))
		.filter((path) => !path.includes('paraglide/') && !path.endsWith('.test.ts'));
}

const sources = [...filesBelow('src'), ...filesBelow('scripts')].map((path) => ({
	path,
	text: readFileSync(join(root, path), 'utf8')
}));

function roomOf(path: string): string | null {
	const parts = path.split('/');
	if (parts[0] === 'scripts') return 'scripts';
	if (parts[0] === 'src' && parts[1] === 'routes') return 'routes';
	return parts[0] === 'src' && parts[1] === 'lib' ? (parts[2] ?? null) : null;
}

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g;

function importsOf({ path, text }: { path: string; text: string }) {
	return [...text.matchAll(IMPORT)].map(([, wanted = '']) => {
		if (wanted.startsWith('#lib/')) return `src/lib/${wanted.slice(5)}`;
		if (wanted.startsWith('$lib/')) return `src/lib/${wanted.slice(5)}`;
		if (wanted.startsWith('.')) return relative(root, resolve(root, dirname(path), wanted));
		return wanted;
	});
}

const TYPES = /\b(?:import|export)\s+type\b[^;]*;/g;
/** What is fetched later is there by then: it closes no circle. */
const LATER = /\bimport\s*\([^)]*\)/g;

/** Each module with those that must be there before it: a type needs nobody. */
function neededBy(modules: typeof sources): Map<string, string[]> {
	const known = new Set(modules.map(({ path }) => path));
	return new Map(
		modules.map(({ path, text }) => {
			const needs = importsOf({ path, text: text.replace(TYPES, '').replace(LATER, '') });
			return [path, needs.filter((target) => known.has(target))];
		})
	);
}

/** The first circle that is met from each module, as the way round it. */
function circlesIn(needed: ReadonlyMap<string, readonly string[]>): string[] {
	const done = new Set<string>();
	const circles: string[] = [];
	const walk = (path: string, way: readonly string[]) => {
		const at = way.indexOf(path);
		if (at >= 0) return void circles.push([...way.slice(at), path].join(' → '));
		if (done.has(path)) return;
		for (const next of needed.get(path) ?? []) walk(next, [...way, path]);
		done.add(path);
	};
	for (const path of needed.keys()) walk(path, []);
	return circles;
}

describe('the rooms of the house', () => {
	it('are all declared', () => {
		const found = new Set(sources.map(({ path }) => roomOf(path)).filter((room) => room !== null));
		expect([...found].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
		expect(found.size).toBeGreaterThan(10);
	});

	it('import only along the arrows of the design', () => {
		const wrong = sources.flatMap((source) => {
			const from = roomOf(source.path);
			if (!from) return [];
			return importsOf(source)
				.map((target) => ({ target, to: roomOf(target) }))
				.filter(({ to }) => to !== null && to !== from && !MAY_IMPORT[from]?.includes(to))
				.map(({ target }) => `${source.path} → ${target}`);
		});
		expect(wrong).toEqual([]);
	});

	it('would be caught breaking an arrow', () => {
		const source = {
			path: 'src/lib/charts/x/state.ts',
			text: "import { a } from '../../engine/sql.ts';"
		};
		const [target = ''] = importsOf(source);
		expect(roomOf(target)).toBe('engine');
		expect(MAY_IMPORT.charts).not.toContain('engine');
	});

	it('are drawn the same in docs/arkitektur.md', () => {
		const text = readFileSync(join(root, 'docs/arkitektur.md'), 'utf8');
		const names = (cell: string) => [...cell.matchAll(/`(\w+)\/?`/g)].map(([, name = '']) => name);
		const drawn = [...text.matchAll(/^\| (`\w+\/?`) +\| (.*) \|$/gm)].map(
			([, from = '', to = '']) => ({
				room: names(from)[0] ?? '',
				may: names(to).sort(),
				// «Alle» and «ingen», in words.
				inWords: /^(alle|ingen)/.test(to)
			})
		);
		expect(drawn.map(({ room }) => room).sort()).toEqual(
			Object.keys(MAY_IMPORT)
				.filter((room) => room !== 'tables')
				.sort()
		);
		for (const { room, may, inWords } of drawn)
			if (!inWords) expect(may, room).toEqual([...(MAY_IMPORT[room] ?? [])].sort());
	});

	it('have no modules that need each other in a circle', () => {
		const needed = neededBy(sources);
		expect([...needed.values()].flat().length).toBeGreaterThan(1000);
		expect(circlesIn(needed)).toEqual([]);
	});

	it('would be caught in a circle, but not by types or by what is fetched later', () => {
		const modules = [
			{ path: 'src/lib/a.ts', text: "import { b } from './b.ts';" },
			{ path: 'src/lib/b.ts', text: "import { c } from '#lib/c.ts';" },
			{ path: 'src/lib/c.ts', text: "import type { A } from './a.ts';\nimport('./a.ts');" }
		];
		expect(circlesIn(neededBy(modules))).toEqual([]);
		modules[2]!.text += "\nexport { a } from './a.ts';";
		expect(circlesIn(neededBy(modules))).toEqual([
			'src/lib/a.ts → src/lib/b.ts → src/lib/c.ts → src/lib/a.ts'
		]);
	});

	const only = (pattern: RegExp, allowed: (path: string) => boolean) =>
		sources
			.filter(({ path, text }) => pattern.test(text) && !allowed(path))
			.map(({ path }) => path);

	it('leave DuckDB to the engine, its trimming and the benchmark', () => {
		const allowed = (path: string) =>
			path.startsWith('src/lib/engine/') || /bench|trimEngine/.test(path);
		expect(only(/['"]@duckdb\//, allowed)).toEqual([]);
	});
	it('leave the generated messages to text', () => {
		expect(
			only(/paraglide\/(messages|runtime)/, (path) => path.startsWith('src/lib/text/'))
		).toEqual([]);
	});
	it('make what is released in one file, and what is computed in another', () => {
		const nobodys = 'src/lib/charts/gallery/nobodys.ts';
		const released = (path: string) => ['src/lib/disclosure/released.ts', nobodys].includes(path);
		expect(only(/\bas (unknown as )?Released/, released)).toEqual([]);
		const computed = (path: string) => ['src/lib/pictures/computed.ts', nobodys].includes(path);
		expect(only(/\bas (unknown as )?Computed/, computed)).toEqual([]);
		// What is nobody's stays in the gallery.
		const inGallery = (path: string) => path.startsWith('src/lib/charts/gallery');
		expect(only(/\/nobodys\.ts'/, inGallery)).toEqual([]);
		expect(only(/charts\/gallery/, (path) => path.startsWith('src/routes/galleri/'))).toEqual([]);
	});
	it('draw without d3-selection and d3-axis', () => {
		expect(
			only(/import\s+\*\s+as\s+d3|\b(axisBottom|axisLeft|select)\b[^'"]*from 'd3'/, () => false)
		).toEqual([]);
	});
	it('write no HTML from text, and no style attributes that the CSP would stop', () => {
		expect(only(/\{@html|\.innerHTML|insertAdjacentHTML|\sstyle="/, () => false)).toEqual([]);
	});
	it('leave nothing of a page with SvelteKit, which would outlive «Slett alt»', () => {
		const kept = /export const snapshot\b|(?:push|replace)State\([^)]*,\s*\{\s*\w/;
		expect(kept.test('export const snapshot = {')).toBe(true);
		expect(kept.test("pushState('', { open: true })")).toBe(true);
		expect(only(kept, () => false)).toEqual([]);
	});
	it('fetch what writes documents when it is asked for, and not before', () => {
		const allowed = (path: string) => /^src\/lib\/reports\/(docx|xlsx)\//.test(path);
		const inRoom = (room: string) => (path: string) => path.startsWith(`src/lib/reports/${room}/`);
		expect(only(/from ['"]docx(\/\w+)?['"]/, inRoom('docx'))).toEqual([]);
		expect(only(/from ['"]write-excel-file\b/, inRoom('xlsx'))).toEqual([]);
		// Its types alone are needed before.
		const fetched = sources.filter(
			(source) =>
				!allowed(source.path) &&
				importsOf({ ...source, text: source.text.replace(TYPES, '').replace(LATER, '') }).some(
					allowed
				)
		);
		expect(fetched.map(({ path }) => path)).toEqual([]);
	});
	it('load arquero in no page, only where examples are made and in the sealed worker', () => {
		const allowed = (path: string) =>
			path.startsWith('scripts/eksempeldata/') || path === 'src/lib/workers/compareWork.ts';
		expect(only(/['"]arquero['"]/, allowed)).toEqual([]);
		const importing = sources
			.filter((source) => importsOf(source).includes('src/lib/workers/compareWork.ts'))
			.map(({ path }) => path);
		expect(importing).toEqual(['src/lib/workers/compareWorker.ts']);
	});
	it('take the ways out of the sealed worker before anything else is read there', () => {
		const worker = sources.find(({ path }) => path === 'src/lib/workers/compareWorker.ts')!;
		expect(importsOf(worker)[0]).toBe('src/lib/workers/severed.ts');
	});
	it('bundle no package into the service worker, which the list of licences does not see', () => {
		const worker = sources.filter(({ path }) => path === 'src/service-worker.ts');
		expect(worker.flatMap(importsOf)).toEqual(['$service-worker']);
	});
	it('fetch nothing but our own example, font and licence files', () => {
		const allowed = [
			'src/lib/session/examples.ts',
			// Looks at the CSP of the sealed worker; and what takes all of these away from it.
			'src/lib/engine/worker.ts',
			'src/lib/workers/sever.ts',
			'src/routes/lisenser/+page.ts',
			'src/lib/reports/font.ts',
			'src/service-worker.ts'
		];
		expect(
			only(/\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource/, (path) =>
				allowed.includes(path)
			)
		).toEqual([]);
	});
});

describe('what leaves the page', () => {
	const inCode = sources.filter(({ path }) => path.startsWith('src/'));
	const matching = (pattern: RegExp) =>
		inCode
			.filter(({ text }) => pattern.test(text))
			.map(({ path }) => path)
			.toSorted();

	it('goes as a file through one function, which marks the name of internal figures', () => {
		expect(matching(/createObjectURL/)).toEqual([
			'src/lib/engine/worker.ts',
			'src/lib/reports/save.ts'
		]);
		expect(matching(/<a\b[^>]*\sdownload\b|\.download\s*=|showSaveFilePicker/)).toEqual([
			'src/lib/reports/save.ts'
		]);
	});

	it('says whose eyes it is for, unless the user has written or brought all of it', () => {
		expect(matching(/\bsaveFile\((?!name: string)/)).toEqual([
			'src/lib/session/cardWord.ts',
			'src/lib/session/crosswalkSets.svelte.ts',
			'src/lib/session/documents.ts',
			'src/lib/session/keeping/projects.svelte.ts',
			'src/lib/session/mappingFiles.svelte.ts',
			'src/lib/session/planFiles.ts',
			'src/lib/session/problemReport.ts',
			'src/lib/session/protectionReport.ts',
			'src/lib/session/saving.ts',
			'src/lib/session/sheetWord.ts',
			'src/lib/session/templates.svelte.ts',
			'src/lib/session/workbooks.ts'
		]);
		expect(matching(/\bsaveFile\([^;]*'own'\)/)).toEqual([
			'src/lib/session/crosswalkSets.svelte.ts',
			'src/lib/session/keeping/projects.svelte.ts',
			'src/lib/session/mappingFiles.svelte.ts',
			'src/lib/session/planFiles.ts',
			'src/lib/session/templates.svelte.ts'
		]);
		expect(matching(/\bsaveFile\([^;]*'share'\)/)).toEqual([]);
	});

	it('is copied in four places: an address, a letter without figures, and what has its stamp', () => {
		expect(matching(/clipboard\s*\.write|execCommand/)).toEqual([
			'src/lib/reports/clipboard.ts',
			'src/routes/CopyLink.svelte',
			'src/routes/kommune/Paragraph.svelte',
			'src/routes/sammenlign/Letter.svelte'
		]);
	});

	it('has the words of its stamp from one place', () => {
		expect(matching(/\bstamp_internal\b/)).toEqual(['src/lib/text/stamp.ts']);
		expect(matching(/\bstampOf\(/)).toEqual([
			'src/lib/pictures/paragraph.ts',
			'src/lib/pictures/rests.ts',
			'src/lib/reports/docx/appendix.ts',
			'src/lib/reports/docx/cardPaper.ts',
			'src/lib/reports/docx/paper.ts',
			'src/lib/reports/docx/sheetPaper.ts',
			'src/lib/reports/origin.ts',
			'src/lib/reports/provenanceLine.ts',
			'src/lib/reports/xlsx/book.ts',
			'src/lib/session/problemReport.ts',
			'src/lib/session/protectionReport.ts',
			'src/lib/session/saving.ts',
			'src/lib/text/stamp.ts',
			'src/lib/ui/ChartFrame.svelte',
			'src/routes/+layout.svelte',
			'src/routes/PrintFoot.svelte',
			'src/routes/kort/Sheet.svelte',
			'src/routes/sammenlign/ark/SheetView.svelte',
			'src/routes/vern/+page.svelte'
		]);
	});
});

it('opens the cube for the municipality’s own eyes in one place', () => {
	const opening = sources.filter(
		({ path, text }) => path.startsWith('src/') && /\bOPENED\b/.test(text)
	);
	expect(opening.map(({ path }) => path).toSorted()).toEqual([
		'src/lib/queries/released.ts',
		'src/lib/session/figures.svelte.ts'
	]);
});

it('names the raw cube where it is made and protected alone: all else picks from the released one', () => {
	const naming = sources
		.filter(
			({ path, text }) =>
				path.startsWith('src/') &&
				/\b(FROM|JOIN|INTO|TABLE)\s+tall\b|import[^;]*\bCUBE\b|CUBE = /.test(text)
		)
		.map(({ path }) => path);
	expect(naming.toSorted()).toEqual([
		'src/lib/queries/cube.ts',
		'src/lib/queries/protect.ts',
		'src/lib/queries/released.ts'
	]);
});
