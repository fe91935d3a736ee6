// `npm run server`: tries the advice for servers in README.md behind a real nginx.
import { existsSync } from 'node:fs';
import { findNginx } from './nginx.mjs';
import { findBrowser, installPackages, mustRun, root, run } from './setup.mjs';

installPackages();
if (!findNginx() && process.getuid?.() === 0) {
	run('apt-get', ['update', '-q']);
	run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'nginx-light']);
}
if (!findNginx()) {
	console.error('nginx is not here and could not be installed: nothing was tried.');
	console.error('On Debian: apt-get install nginx-light');
	process.exit(1);
}
const browser = await findBrowser();
if (!existsSync(`${root}build/200.html`)) mustRun('npm', ['run', '--silent', 'build']);
mustRun('npx', ['playwright', 'test', '--config', 'tests/server/playwright.config.ts'], {
	env: { ...process.env, CHROMIUM_PATH: browser }
});
