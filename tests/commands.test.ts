import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { row, text, workbook } from './workbook.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const fixture = (name: string) => join(root, 'tests/fixtures', name);
const folder = mkdtempSync(join(tmpdir(), 'les-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: 'les' | 'sjekk', ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['scripts/command.mjs', command, ...args],
		{ cwd: root, encoding: 'utf8' }
	);
	const problems = stderr
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	return { status, stdout, stderr, problems };
}
function written(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

describe('npm run les', { timeout: 60_000 }, () => {
	it('writes a file as plain CSV, and its troubles as JSON', () => {
		const path = written(
			'a.csv',
			'Tittel\r\n\r\na;b;c\r\n1;"x, y";2,5\r\n3;"z;4\r\n5;6\r\n7;8;9\r\n'
		);
		const { status, stdout, problems } = run('les', path);
		expect(stdout).toBe('a,b,c\n1,"x, y","2,5"\n3,"""z",4\n5,6\n7,8,9\n');
		expect(problems.map(({ file, code, row: line }) => [file, code, line])).toEqual([
			['a.csv', 'quote-stray', 5],
			['a.csv', 'ragged-rows', 6]
		]);
		expect(status).toBe(0);
	});

	it('names columns by their place where the file does not', () => {
		const { stdout, problems } = run('les', written('c.csv', '1;2,5\n3;4,5\n'));
		expect(stdout).toBe('kolonne 1,kolonne 2\n1,"2,5"\n3,"4,5"\n');
		expect(problems.map(({ code }) => code)).toEqual(['header-missing', 'header-missing']);
	});

	it('writes each file under its name, also one that is empty', async () => {
		const book = workbook({
			Ark1: [row(1, text('A1', 'a'), text('B1', 'b')), row(2, text('A2', 'x'), text('B2', '1'))]
		});
		const out = join(folder, 'ut');
		const paths = [
			written('bok.xlsx', new Uint8Array(await book.arrayBuffer())),
			written('tom.csv', '')
		];
		const { status, stdout, problems } = run('les', '--ut', out, ...paths);
		expect(stdout).toBe('');
		expect(readFileSync(join(out, 'bok.xlsx'), 'utf8')).toBe('a,b\nx,1\n');
		expect(readFileSync(join(out, 'tom.csv'), 'utf8')).toBe('');
		expect(problems.map(({ code }) => code)).toEqual(['empty-file']);
		expect(status).toBe(0);
	});

	it('says in a sentence what can not be opened, and goes on', () => {
		const missing = join(folder, 'borte.csv');
		const inFile = join(fixture('kpr.csv'), 'x');
		const good = written('b.csv', 'a;b\n1;2\n');
		const { status, stdout, stderr, problems } = run('les', missing, folder, inFile, good);
		expect(problems).toMatchObject([
			{ code: 'path', found: missing, why: 'missing' },
			{ code: 'path', found: folder, why: 'folder' },
			{ code: 'path', found: inFile, why: 'missing' }
		]);
		expect(problems.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^Vi fant ingen fil med stien/),
			expect.stringMatching(/er en mappe, ikke en fil/),
			expect.stringMatching(/^Vi fant ingen fil med stien/)
		]);
		expect(stderr).not.toContain('    at ');
		expect([status, stdout]).toEqual([1, 'a,b\n1,2\n']);
	});

	it('ends with an error when a file can not be read', () => {
		const { status, problems } = run('les', written('a.pdf', '%PDF-1.7 x'));
		expect(problems).toMatchObject([{ file: 'a.pdf', code: 'unsupported-format', found: 'pdf' }]);
		expect(status).toBe(1);
	});
});

describe('npm run sjekk', { timeout: 60_000 }, () => {
	it('prints what the page would say', () => {
		const { status, stdout } = run('sjekk', fixture('kpr.csv'));
		expect(stdout).toMatch(/^kilde: +kpr \(1\.00\)$/m);
		expect(stdout).toMatch(/^kolonne: +Geografi → omrade$/m);
		expect(stdout).toMatch(/^rader: +15 lest, 12 brukt, 3 ikke brukt$/m);
		expect(stdout).toMatch(/^celler: +11 verdi, 1 skjult, 0 ikke_samlet, 0 ikke_aktuelt$/m);
		expect(status).toBe(0);
	});
	it('ends with an error when a file is no source', () => {
		const { status, stdout } = run('sjekk', '--sprak', 'en', written('b.csv', 'x;y\n1;2\n'));
		expect(stdout).toContain('We do not recognise');
		expect(status).toBe(1);
	});
	it('says in a sentence what can not be opened', () => {
		const paths = [join(folder, 'borte.csv'), folder, written('tom.csv', '')];
		const { status, stdout, stderr } = run('sjekk', ...paths);
		expect(stdout).toMatch(/^error: +Vi fant ingen fil med stien «.*borte\.csv»\. Sjekk stien/m);
		expect(stdout).toMatch(/^error: +«.*» er en mappe, ikke en fil\./m);
		expect(stdout).toMatch(/^error: +Filen er tom\./m);
		expect(stderr).not.toContain('    at ');
		expect(status).toBe(1);
	});
	it('says how it is used', () => {
		expect(() =>
			execFileSync(process.execPath, ['scripts/command.mjs', 'sjekk'], { cwd: root, stdio: 'pipe' })
		).toThrow(/Bruk: npm run/);
	});
});

describe('npm run dokumenter', { timeout: 60_000 }, () => {
	it('fails without LibreOffice, and says what to install', () => {
		const { status, stderr } = spawnSync(
			process.execPath,
			['scripts/command.mjs', 'dokumenter'],
			// Where no program is.
			{ cwd: root, encoding: 'utf8', env: { ...process.env, PATH: folder } }
		);
		expect(stderr).toContain('Finner ikke soffice.');
		expect(stderr).toContain('libreoffice-writer-nogui');
		expect(status).toBe(1);
	});
});
