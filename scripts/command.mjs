// Runs one of the commands in TypeScript with what the page is built from: `node command.mjs les …`.
import { existsSync } from 'node:fs';
import { installPackages, mustRun, root } from './setup.mjs';

// What is printed on standard output belongs to the command.
const stdio = ['ignore', process.stderr, process.stderr];
installPackages({ stdio });
const [, , name, ...rest] = process.argv;
process.argv.splice(2, process.argv.length, ...rest);

if (!existsSync(`${root}src/lib/text/paraglide`))
	mustRun('npm', ['run', '--silent', 'messages'], { stdio });
const { createServer } = await import('vite');
const { svelte } = await import('@sveltejs/vite-plugin-svelte');
const server = await createServer({
	configFile: false,
	root,
	appType: 'custom',
	logLevel: 'error',
	plugins: [svelte({ configFile: false })],
	server: { middlewareMode: true, hmr: false, ws: false, watch: null },
	optimizeDeps: { noDiscovery: true }
});
try {
	await server.ssrLoadModule(`/scripts/${name}.ts`);
} finally {
	await server.close();
}
