import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import manifest from './package.json' with { type: 'json' };
import { engineKey, exampleKey, figuresKey } from './scripts/exampleKey.mjs';
import { shippedPackages } from './scripts/shipped/plugin.ts';
import { enginePath, trimmedPath } from './scripts/trimEngine.mjs';

/** `npm run build` makes it; `vite dev` does without until then. */
const engine = trimmedPath();
const shipped = shippedPackages(import.meta.dirname, { [engine]: enginePath });

/**
 * The worker that makes functions of text has a folder of its own: a server gives what is there a CSP
 * of its own, by the folder (README). SvelteKit sets the name that others have.
 */
const sealedFolder: Plugin = {
	name: 'forlopsatlas-sealed',
	configResolved(config) {
		const { output } = config.worker.rolldownOptions;
		if (!output || Array.isArray(output) || typeof output.entryFileNames !== 'string') return;
		const others = output.entryFileNames;
		output.entryFileNames = ({ name }) =>
			name === 'compareWorker' ? others.replace('/workers/', '/sealed/') : others;
	}
};

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/text/paraglide',
			strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
			isServer: 'import.meta.env.SSR'
		}),
		sveltekit(),
		sealedFolder,
		shipped.page
	],
	define: {
		'import.meta.env.APP_VERSION': JSON.stringify(manifest.version),
		// The figures of the examples are shown only where they follow from this.
		'import.meta.env.EXAMPLES_KEY': JSON.stringify(exampleKey()),
		// What judges small numbers, told where they are explained: another may hide others.
		'import.meta.env.METHOD_KEY': JSON.stringify(engineKey().slice(0, 12)),
		// What computes all of them: a citation says whether it is another.
		'import.meta.env.FIGURES_KEY': JSON.stringify(figuresKey().slice(0, 12))
	},
	// A file inlined as data: would need a wider CSP, and the engine's files are far too big.
	// Maps are fetched by developer tools alone; no list that the service worker keeps files by has them.
	build: { assetsInlineLimit: 0, target: 'es2022', sourcemap: true },
	resolve: {
		alias: existsSync(engine)
			? [{ find: /^@duckdb\/duckdb-wasm\/dist\/duckdb-eh\.wasm(?=\?)/, replacement: engine }]
			: []
	},
	optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
	// One classic file: a locked worker is started with `importScripts`.
	worker: {
		format: 'iife',
		plugins: () => [shipped.worker],
		rolldownOptions: { output: { codeSplitting: false } }
	},
	test: {
		include: ['{src,data,scripts,tests}/**/*.test.ts'],
		testTimeout: 60_000,
		hookTimeout: 120_000,
		// A machine that has much to do is no fault.
		expect: { poll: { timeout: 15_000 } },
		globalSetup: './tests/tellSeed.ts',
		setupFiles: './tests/useSeed.ts',
		// Modules are read once for all files of a worker: a test that describes a source forgets it again.
		isolate: false,
		// By itself it leaves one core idle, which of two is half.
		maxWorkers: Math.max(2, availableParallelism() - 1)
	}
});
