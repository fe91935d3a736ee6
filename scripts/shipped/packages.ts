import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Shipped, ShippedAs, ShippedPackage } from '../../src/lib/domain/shipped.ts';
import inside from './inside.json' with { type: 'json' };

const FOLDER = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/;
const TEXT = /^(licen[cs]e|copying|notice|third-party-licen[cs]e|ofl)[^\\/]*$/i;

/** What the bundler writes into a build by itself, by the names it gives it. */
const BY_ITSELF: readonly (readonly [RegExp, string])[] = [
	[/^\0?(vite|modulepreload-polyfill|.*vite.*preload)/, 'vite'],
	[/^\0?(rolldown|@rolldown)/, 'rolldown'],
	[/^\0?@oxc-project[+/]runtime/, '@oxc-project/runtime'],
	// The messages are compiled into the sources, with what reads them.
	[/[\\/]text[\\/]paraglide[\\/]/, '@inlang/paraglide-js']
];

interface Found {
	folder: string;
	as: Set<ShippedAs>;
	files: Set<string>;
}

/**
 * The packages that these files come from, with what is compiled into them.
 *
 * @param ids   what was bundled, as the bundler names it, and files that are shipped as they are
 * @param root  where the packages are looked for that the bundler itself comes from
 */
export function packagesOf(ids: Iterable<string>, root: string): Shipped {
	const found = new Map<string, Found>();
	for (const id of ids) {
		const folder = folderOf(id, root);
		if (folder === null) continue;
		const one = found.get(folder) ?? { folder, as: new Set(), files: new Set() };
		found.set(folder, one.files.has(id) ? one : add(one, pathOf(id)));
	}
	const texts: string[] = [];
	const own = [...found.values()].map((one) => described(one, texts));
	const further = [...found.values()].flatMap((one) => compiledInto(one, texts));
	const known = new Map(further.map((one) => [`${one.inside} ${one.name}`, one]));
	return { packages: [...own, ...known.values()].sort(byName), texts };
}

const byName = (a: ShippedPackage, b: ShippedPackage) => (a.name < b.name ? -1 : 1);

const pathOf = (id: string) => id.replace(/^\0/, '').replace(/\?.*$/s, '');

function add(one: Found, path: string): Found {
	one.files.add(path);
	one.as.add(kindOf(path));
	return one;
}

function kindOf(path: string): ShippedAs {
	const extension = extname(path);
	if (/^\.(woff2?|ttf|otf)$/.test(extension)) return 'font';
	if (/^\.(css|scss)$/.test(extension)) return 'style';
	return /^\.(wasm|csv|svg|png|json)$/.test(extension) ? 'file' : 'code';
}

/** The folder of the package that something comes from; null for what is our own. */
function folderOf(id: string, root: string): string | null {
	const folder = FOLDER.exec(pathOf(id))?.[0];
	if (folder && existsSync(join(folder, 'package.json'))) return folder;
	const name = BY_ITSELF.find(([pattern]) => pattern.test(id))?.[1];
	return name ? join(root, 'node_modules', name) : null;
}

interface Manifest {
	name: string;
	version: string;
	license?: unknown;
	licenses?: unknown;
	author?: unknown;
}

function manifestOf(folder: string): Manifest {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function described({ folder, as }: Found, texts: string[]): ShippedPackage {
	const manifest = manifestOf(folder);
	return {
		...{ name: manifest.name, version: manifest.version, licence: licenceOf(manifest) },
		...{ text: textOf(folder, manifest.name, texts), inside: null, as: [...as].sort() }
	};
}

/** An expression; of the forms of before, those of several are all to be met. */
export function licenceOf({ license, licenses }: Omit<Manifest, 'name' | 'version'>) {
	const given = [license ?? licenses ?? []].flat().map((one: unknown) => {
		if (typeof one === 'string') return one;
		const type = (one as { type?: unknown } | null)?.type;
		return typeof type === 'string' ? type : '';
	});
	if (given.length === 0 || given.includes('')) return null;
	return given.length === 1 ? (given[0] ?? null) : given.map((one) => `(${one})`).join(' AND ');
}

/** All that the package says of its licence, under its place among the texts. */
function textOf(folder: string, name: string, texts: string[]): number | null {
	const names = readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isFile() && TEXT.test(entry.name))
		.map((entry) => entry.name)
		.sort();
	if (names.length === 0) return ownText(name, texts);
	return placed(
		names.map((one) => readFileSync(join(folder, one), 'utf8').trim()).join('\n\n'),
		texts
	);
}

/** For those that come without: the text of their repository. */
function ownText(name: string, texts: string[]): number | null {
	const path = join(import.meta.dirname, 'texts', `${name.replace('/', '+')}.txt`);
	return existsSync(path) ? placed(readFileSync(path, 'utf8').trim(), texts) : null;
}

function placed(text: string, texts: string[]): number {
	const plain = text.replaceAll('\r\n', '\n');
	const at = texts.indexOf(plain);
	return at >= 0 ? at : texts.push(plain) - 1;
}

/** What a package had compiled into its files before they came here. */
function compiledInto({ folder, files }: Found, texts: string[]): ShippedPackage[] {
	const { name } = manifestOf(folder);
	const paths = [...files];
	const modules = new Set(paths.flatMap((path) => sourcesOf(path, folder)));
	const wasm = paths.some((path) => path.endsWith('.wasm')) ? ofWasm(name, texts) : [];
	return [...[...modules].map((one) => bundled(one, folder, name, texts)), ...wasm];
}

function ofWasm(name: string, texts: string[]): ShippedPackage[] {
	const known: Record<string, Record<string, string>> = inside.wasm;
	const parts = Object.entries(known[name] ?? {});
	if (parts.length === 0) throw new Error(`${name} ships wasm: say in inside.json what is in it`);
	return parts.map(([part, licence]) => ({
		...{ name: part, version: null, licence, text: ownText(part, texts), inside: name },
		as: ['file']
	}));
}

/** What a bundler writes above each module: `// node_modules/nanoid/index.js`, or a helper of its own. */
const ABOVE = /^\/\/ (?:\S*\/)?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\/|^\/\/ \\0(\S+)$/gm;

/** The packages that a file without a source map names in the comments above its modules. */
function namedAbove(path: string): string[] {
	if (!/\.m?js$/.test(path) || !existsSync(path)) return [];
	return [...readFileSync(path, 'utf8').matchAll(ABOVE)].flatMap(([, name, own = '']) => {
		// `@oxc-project+runtime@0.155.0/helpers/…` is of @oxc-project/runtime.
		const helper = NAME.exec(own.replace(/^(@[^+/]+)\+([^@/]+)@[^/]*/, '$1/$2'))?.[0];
		return name ?? helper ?? [];
	});
}

/** The packages that a file's own source map names beside its own: `../../apache-arrow/enum.ts`. */
export function sourcesOf(path: string, folder: string): string[] {
	if (!existsSync(`${path}.map`)) return namedAbove(path);
	const { sources } = JSON.parse(readFileSync(`${path}.map`, 'utf8')) as { sources: string[] };
	return sources.flatMap((source) => {
		const within = /.*node_modules\/(.*)/.exec(source)?.[1];
		const isOwn = within === undefined && isBelow(folder, resolve(dirname(path), source));
		const name = NAME.exec(within ?? source.replace(/^(\.\.\/)*/, ''))?.[0];
		return isOwn || name === undefined ? [] : [name];
	});
}

const NAME = /^(?:@[^/]+\/)?[^./][^/]*(?=\/)/;

function isBelow(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return !way.startsWith('..') && !isAbsolute(way);
}

function bundled(name: string, from: string, into: string, texts: string[]): ShippedPackage {
	const folder = installed(name, from);
	const known: Record<string, string> = inside.js;
	const part = { name, inside: into, as: ['code'] as const };
	if (!folder)
		return { ...part, version: null, licence: known[name] ?? null, text: ownText(name, texts) };
	const manifest = manifestOf(folder);
	// Which version was compiled in, only the package's makers know.
	return {
		...part,
		version: null,
		licence: licenceOf(manifest),
		text: textOf(folder, name, texts)
	};
}

function installed(name: string, from: string): string | null {
	const folders = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
	return (
		folders.map((one) => join(one, name)).find((one) => existsSync(join(one, 'package.json'))) ??
		null
	);
}

/** The stylesheets that a stylesheet imports, and what these import, as paths. */
export function importedStyles(path: string): string[] {
	const text = readFileSync(path, 'utf8');
	const require = createRequire(path);
	return [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)].flatMap(([, wanted = '']) => {
		const file = wanted.startsWith('.') ? join(dirname(path), wanted) : styleOf(wanted, require);
		return file === null ? [] : [file, ...importedStyles(file)];
	});
}

function styleOf(wanted: string, require: NodeJS.Require): string | null {
	return /^(https?:)?\/\//.test(wanted) ? null : require.resolve(wanted);
}
