import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/text/paraglide',
			strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
			isServer: 'import.meta.env.SSR'
		}),
		sveltekit()
	],
	// A file inlined as data: would need a wider CSP, and the engine's files are far too big.
	build: { assetsInlineLimit: 0, target: 'es2022' },
	optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
	worker: { format: 'es' },
	test: { include: ['{src,data,scripts,tests}/**/*.test.ts'], testTimeout: 30_000 }
});
