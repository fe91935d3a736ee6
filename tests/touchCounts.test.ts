import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { indikatorer } from '../src/lib/catalogue/indikatorer.ts';
import { kilder } from '../src/lib/catalogue/kilder.ts';
import { tiltaksfil } from '../src/lib/catalogue/tiltak.ts';
import { readers } from '../src/lib/intake/readers/index.ts';
import { SLICES } from '../src/lib/session/slices/index.ts';

/*
 * What an addition costs, as CONTRIBUTING.md counts it, where it can be held. That what is added works
 * is held elsewhere: `registries.test.ts` for folders of data, `slices.test.ts` for kept choices,
 * `problems.test.ts` for kinds of problems, `messages.test.ts` for messages.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const listed = (folder: string) => readdirSync(join(root, folder)).sort();
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const code = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
	.map((entry) => join(entry.parentPath, entry.name).slice(root.length))
	.filter((path) => !/paraglide|golden|\.test\.ts$/.test(path))
	.map((path) => ({ path, text: read(path) }));

/** The files of src that name an id, in quotes. */
const naming = (id: string) =>
	code
		.filter(({ text }) => [`'${id}'`, `"${id}"`, `\`${id}\``].some((one) => text.includes(one)))
		.map(({ path }) => path);
/** An id of one word may be a word for something else too. */
const isOwn = (id: string) => id.includes('_');

describe('an indicator', () => {
	it.each(indikatorer)(
		'$id is three files of one folder, or one where the model computes it',
		(one) => {
			const files = ['indikator.json', 'rader.sql', 'view.sql'];
			expect(listed(`data/indikatorer/${one.id}`)).toEqual(
				one.slag === 'modell' ? ['indikator.json'] : files
			);
		}
	);

	it('is named by no page', () => {
		const onPages = indikatorer
			.filter(({ id }) => isOwn(id))
			.flatMap(({ id }) => naming(id))
			.filter((path) => path.startsWith('src/routes/'));
		expect(onPages).toEqual([]);
	});

	it('can be shown without any code that knows it', () => {
		const unknown = indikatorer.filter(({ id, vises }) => vises?.length && naming(id).length === 0);
		expect(unknown.length).toBeGreaterThan(3);
	});
});

describe('a source', () => {
	it.each(kilder)('$name is one folder: contract, README, examples', ({ name }) => {
		const files = listed(`data/kilder/${name}`);
		expect(files).toEqual(expect.arrayContaining(['README.md', 'datapackage.json']));
		const others = files.filter((file) => !/^(README\.md|datapackage\.json)$/.test(file));
		const known = /^(eksempel(-\w+)?\.csv|(rad)?celler?\.sql)$/;
		expect(others.filter((file) => !known.test(file))).toEqual([]);
	});

	it('is named in code only where the model reads it by name', () => {
		const named = kilder.map(({ name }) => name).filter((name) => naming(name).length > 0);
		expect(named).toEqual(['befolkning', 'brukerplan', 'framskriving', 'is248', 'oversikt']);
	});
});

describe('a measure', () => {
	it('is an entry that no code names, but for those that have figures of their own', () => {
		const named = tiltaksfil.tiltak
			.map(({ id }) => id)
			.filter((id) => isOwn(id) && naming(id).length > 0);
		expect(named).toEqual(['individuell_plan']);
		expect(tiltaksfil.tiltak.length).toBeGreaterThan(100);
	});
});

describe('a file format', () => {
	const list = 'src/lib/intake/readers/index.ts';

	it.each(readers)('$id is a reader that only the list knows', ({ id }) => {
		const knowing = code.filter(({ text }) => text.includes(`/${id}.ts'`)).map(({ path }) => path);
		expect(knowing).toEqual([list]);
	});

	it('is offered by the file chooser', () => {
		const [, accepted = ''] =
			/accept="([^"]+)"/.exec(read('src/lib/ui/intake/FileChooser.svelte')) ?? [];
		const extensions = { xlsx: '.xlsx', jsonstat: '.json', html: '.html' };
		for (const { id } of readers) expect(accepted.split(',')).toContain(extensions[id]);
	});
});

describe('a picture', () => {
	const charts = listed('src/lib/charts').filter((name) =>
		code.some(({ path }) => path === `src/lib/charts/${name}/state.ts`)
	);

	it.each(charts)('%s is a folder, and a line in the few pages that show it', (name) => {
		const line = new RegExp(`from '#lib/charts/${name}/\\w+\\.svelte'`);
		const pages = code.filter(
			({ path, text }) =>
				path.startsWith('src/routes/') && !path.includes('/galleri/') && line.test(text)
		);
		expect(pages.length).toBeGreaterThan(0);
		expect(pages.length).toBeLessThanOrEqual(3);
	});

	it('are all there', () => {
		expect(charts.length).toBeGreaterThan(5);
	});
});

describe('a kept choice', () => {
	it('is a file of its name and a line in the list', () => {
		const folder = 'src/lib/session/slices';
		const declared = code.filter(
			({ path, text }) => path.startsWith(`${folder}/`) && /= slice\(/.test(text)
		);
		const keys = SLICES.map(({ key }) => `${folder}/${key}.ts`);
		expect(declared.map(({ path }) => path).sort()).toEqual(keys.sort());
	});
});
