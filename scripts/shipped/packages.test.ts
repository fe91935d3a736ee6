import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importedStyles, licenceOf, packagesOf, sourcesOf } from './packages.ts';

let root = '';

function write(path: string, content: string | object = '') {
	const full = join(root, path);
	mkdirSync(dirname(full), { recursive: true });
	writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
	return full;
}

const pack = (name: string, rest: object = {}) =>
	write(`node_modules/${name}/package.json`, { name, version: '1.2.3', license: 'MIT', ...rest });

beforeAll(() => {
	root = mkdtempSync(join(tmpdir(), 'shipped-'));
	pack('kode');
	pack('@navn/stil', { license: 'ISC' });
	pack('bokstaver', { license: 'OFL-1.1' });
	pack('indre', { license: 'GPL-3.0-only' });
	pack('vite');
	pack('taus', { license: undefined });
	for (const name of ['kode', 'bokstaver']) write(`node_modules/${name}/LICENSE`, 'Fri bruk.\r\n');
	write('node_modules/kode/NOTICE.txt', 'Takk.');
});
afterAll(() => rmSync(root, { recursive: true }));

const listed = (ids: string[]) => packagesOf(ids, root);

describe('the packages behind what was bundled', () => {
	it('are each there once, with version, licence and what is shipped of them', () => {
		const { packages } = listed([
			write('node_modules/kode/dist/a.js'),
			`${write('node_modules/kode/dist/b.js')}?commonjs-module`,
			write('node_modules/@navn/stil/alt.css'),
			write('node_modules/bokstaver/files/a.woff2'),
			write('node_modules/taus/a.js'),
			'\0vite/preload-helper.js',
			write('src/egen.ts')
		]);
		expect(packages.map(({ name, licence, as }) => [name, licence, ...as])).toEqual([
			['@navn/stil', 'ISC', 'style'],
			['bokstaver', 'OFL-1.1', 'font'],
			['kode', 'MIT', 'code'],
			['taus', null, 'code'],
			['vite', 'MIT', 'code']
		]);
		expect(packages.every(({ version, inside }) => version === '1.2.3' && !inside)).toBe(true);
	});

	it('of two versions are both there', () => {
		const nested = 'node_modules/taus/node_modules/@navn/stil';
		write(`${nested}/package.json`, { name: '@navn/stil', version: '0.9.0', license: 'MIT' });
		const { packages } = listed([write('node_modules/@navn/stil/a.js'), write(`${nested}/a.js`)]);
		expect(packages.map(({ version }) => version).sort()).toEqual(['0.9.0', '1.2.3']);
	});

	it('bring all they say of their licence, the same text once', () => {
		const { packages, texts } = listed([
			write('node_modules/kode/dist/a.js'),
			write('node_modules/bokstaver/a.js'),
			write('node_modules/@navn/stil/a.js')
		]);
		expect(texts.toSorted()).toEqual(['Fri bruk.', 'Fri bruk.\n\nTakk.']);
		expect(packages.find(({ name }) => name === '@navn/stil')?.text).toBeNull();
	});

	it('are named with what was compiled into their files', () => {
		const script = write('node_modules/kode/dist/worker.js');
		write('node_modules/kode/dist/worker.js.map', {
			sources: ['../src/own.ts', '../../indre/x.ts', '../../@navn/stil/y.ts', '../../ukjent/z.js']
		});
		const { packages } = listed([script]);
		expect(
			packages.filter(({ inside }) => inside === 'kode').map(({ name, licence }) => [name, licence])
		).toEqual([
			['@navn/stil', 'ISC'],
			['indre', 'GPL-3.0-only'],
			['ukjent', null]
		]);
	});

	it('are named with what a file without a source map says it is made of', () => {
		const script = write(
			'node_modules/kode/dist/b.mjs',
			[
				'// \\0@navn+stil@1.0.0/helpers/a.js',
				'// node_modules/indre/index.js',
				'// ../node_modules/ukjent/z.js',
				'// src/own.ts',
				"// see node_modules/vite/readme for more, and '// node_modules/x/y' too",
				''
			].join('\n')
		);
		const { packages } = listed([script]);
		expect(
			packages.filter(({ inside }) => inside === 'kode').map(({ name, licence }) => [name, licence])
		).toEqual([
			['@navn/stil', 'ISC'],
			['indre', 'GPL-3.0-only'],
			['ukjent', null]
		]);
	});

	it('may not ship compiled code that nobody has told of', () => {
		expect(() => listed([write('node_modules/kode/motor.wasm')])).toThrow('inside.json');
	});
});

it('what lies elsewhere in the same package is its own', () => {
	const deep = write('node_modules/kode/modules/a/b.js');
	write('node_modules/kode/modules/a/b.js.map', { sources: ['../../source/b.ts'] });
	expect(sourcesOf(deep, join(root, 'node_modules/kode'))).toEqual([]);
});

it('licences are read in the forms of before too, and all of several are to be met', () => {
	expect(licenceOf({ license: { type: 'ISC' } })).toBe('ISC');
	expect(licenceOf({ licenses: [{ type: 'MIT' }, { type: 'GPL-3.0' }] })).toBe(
		'(MIT) AND (GPL-3.0)'
	);
	expect(licenceOf({ license: {} })).toBeNull();
	expect(licenceOf({})).toBeNull();
});

it('a stylesheet brings those it imports, at every depth', () => {
	const far = write('node_modules/@navn/stil/far.css', 'a{}');
	const near = write('src/near.css', "@import '@navn/stil/far.css';");
	const top = write(
		'src/top.css',
		"@import url('./near.css');\n@import 'https://example.org/x.css';"
	);
	expect(importedStyles(top)).toEqual([near, far]);
});
