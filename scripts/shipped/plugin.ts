import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { SHIPPED_LIST } from '../../src/lib/domain/shipped.ts';
import { importedStyles, packagesOf } from './packages.ts';

/** A file of styles, not the part of a component that vite treats as one. */
const isStylesheet = (id: string) => /\.css$/.test(id) && existsSync(id);

/**
 * Writes down whose code, styles and files are in what is built for browsers: of each chunk the
 * modules that something is left of, and of each file where it comes from.
 *
 * @param root     the project's folder
 * @param replaced files that are shipped in place of a package's own, with the path of that
 */
export function shippedPackages(root: string, replaced: Readonly<Record<string, string>>) {
	const ids = new Set<string>();
	const gather: Plugin['generateBundle'] = function (_options, bundle) {
		for (const one of Object.values(bundle)) {
			if (one.type === 'asset')
				for (const path of one.originalFileNames) ids.add(resolve(root, path));
			else
				for (const [id, { renderedLength }] of Object.entries(one.modules))
					if (renderedLength > 0 || id.endsWith('.css')) ids.add(id);
		}
	};
	const isServer = (plugin: { environment?: { config: { consumer: string } } }) =>
		plugin.environment?.config.consumer === 'server';
	const write = () => {
		const styles = [...ids].filter(isStylesheet).flatMap(importedStyles);
		const all = [...ids, ...styles].map((id) => replaced[id] ?? id);
		const path = resolve(root, SHIPPED_LIST);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, JSON.stringify(packagesOf(all, root)));
	};
	return {
		page: {
			name: 'forlopsatlas-shipped',
			apply: 'build',
			generateBundle(...given) {
				if (isServer(this)) return;
				(gather as (...all: unknown[]) => void).apply(this, given);
				write();
			}
		} satisfies Plugin,
		worker: { name: 'forlopsatlas-shipped-worker', generateBundle: gather } satisfies Plugin
	};
}
