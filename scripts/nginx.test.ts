import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SEALED, isSealing } from '../src/lib/engine/worker.ts';
import { configuration } from './nginx.mjs';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const here = { folder: '/x/build', port: 4300 };

it('README’s configuration is tried as it stands, but for its folder and its port', () => {
	const block = readme.slice(readme.indexOf('```nginx\n') + 9).split('```')[0] ?? '';
	const lines = configuration(readme, here).split('\n');
	const changed = block.split('\n').filter((line, i) => line !== lines[i]);
	expect(changed.map((line) => line.trim())).toEqual(['listen 80;', 'root /srv/forlopsatlas;']);
	expect(lines).toContain('  root /x/build;');
	expect(lines).toContain('  listen 127.0.0.1:4300;');
});

it('a README that says it otherwise is refused, not half tried', () => {
	expect(() => configuration('nothing', here)).toThrow('no nginx');
	expect(() => configuration(readme.replace('listen 80;', ''), here)).toThrow('listen');
	expect(() => configuration(readme.replace('server {', 'server {\n  root /b;'), here)).toThrow(
		'root'
	);
});

it('both servers of README, and our own, seal the worker that makes functions of text', () => {
	const own = readFileSync(new URL('serve.mjs', import.meta.url), 'utf8');
	const [nginx = '', iis = ''] = ['nginx', 'xml'].map(
		(kind) => readme.split(`\`\`\`${kind}\n`)[1]?.split('```')[0] ?? ''
	);
	for (const text of [nginx, iis, own]) {
		expect(text).toContain(SEALED);
		expect(text).toContain('_app/immutable/sealed');
	}
	expect(isSealing(SEALED)).toBe(true);
});

it.each([
	'',
	"frame-ancestors 'none'",
	"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'",
	"default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'none'",
	"default-src 'none'; script-src 'unsafe-eval'; connect-src 'self'",
	"default-src 'none'; script-src 'unsafe-eval' https:; connect-src 'none'",
	"script-src 'unsafe-eval'; connect-src 'none'"
])('a CSP that lets something in does not seal: %s', (policy) => {
	expect(isSealing(policy)).toBe(false);
	expect(isSealing(`${policy}, ${SEALED}`)).toBe(true);
});
