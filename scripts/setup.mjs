// Installs what is missing, so that a fresh machine needs nothing but Node and npm.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = [20, 19];

export function run(command, args, options = {}) {
	const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
	if (result.error) throw result.error;
	return result.status ?? 1;
}

export function mustRun(command, args, options) {
	const status = run(command, args, options);
	if (status !== 0) {
		console.error(`\n${[command, ...args].join(' ')} ended with ${status}.`);
		process.exit(status);
	}
}

/** Starts a command beside what goes on; resolves to how it ended, also when that was badly. */
export function start(command, args) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
		child.once('error', reject);
		child.once('exit', (status) => resolve({ told: [command, ...args].join(' '), status }));
	});
}

/** Commands one after the other, however those before ended. */
export function startInTurn(commands) {
	let before = Promise.resolve();
	return commands.map(([command, args]) => (before = before.then(() => start(command, args))));
}

/** A command that needs what those before make: null where one of them ended badly. */
export async function startAfter(before, command, args) {
	const ended = await Promise.all(before);
	return ended.every(({ status }) => status === 0) ? start(command, args) : null;
}

/** Each is let end, so that all that is wrong is told at once; then the run ends if anything is. */
export async function mustEnd(started) {
	const ended = await Promise.all(started);
	const failed = ended.filter((one) => one && one.status !== 0);
	for (const { told, status } of failed) console.error(`\n${told} ended with ${status}.`);
	if (failed.length > 0) process.exit(1);
}

/** Installs the packages of the lock file when they are absent or older than it. */
export function installPackages(options = {}) {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
		console.error(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.version}.`);
		process.exit(1);
	}
	const installed = `${root}node_modules/.package-lock.json`;
	const locked = `${root}package-lock.json`;
	if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs) return;
	if (existsSync(installed) && sameVersions(installed, locked)) return;
	// Not `npm ci`: it refuses the lock file where a registry lacks the database's build for some other
	// platform, though that build is optional. The versions are those of the lock file all the same.
	mustRun('npm', ['install', '--no-save', '--no-audit', '--no-fund'], options);
}

function sameVersions(installed, locked) {
	const versions = (path) =>
		Object.entries(JSON.parse(readFileSync(path, 'utf8')).packages)
			.filter(([name, { optional }]) => name !== '' && !optional)
			.map(([name, { version }]) => `${name}@${version}`)
			.sort()
			.join('\n');
	return versions(installed) === versions(locked);
}

/**
 * The browser the tests run in: CHROMIUM_PATH, the shell, another that is installed, Playwright's own,
 * else one that can be installed now. No browser is a failure, never a pass.
 */
export async function findBrowser() {
	const { knownBrowser: known, SHELL } = await import('./browser.mjs');
	if (!process.env.CHROMIUM_PATH && !existsSync(SHELL)) installShell();
	if (known()) return known();
	console.log('No Chromium found; trying to install one.');
	run('npx', ['playwright', 'install', 'chromium']);
	if (known()) return known();
	if (process.getuid?.() === 0) {
		run('apt-get', ['update', '-q']);
		run('apt-get', ['install', '-y', '-q', 'chromium']);
	}
	if (known()) return known();
	console.error('No Chromium could be found or installed. Set CHROMIUM_PATH to one and try again.');
	process.exit(1);
}

/** Where it can't be had at once, the browser that is there does as well, only slower. */
function installShell() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
	console.log('Installing chromium-headless-shell, in which the journeys take less time.');
	const patience = ['Acquire::Retries=0', 'Acquire::http::Timeout=10', 'DPkg::Lock::Timeout=10'];
	const args = [...patience.flatMap((one) => ['-o', one]), 'install', '-y', '-qq'];
	const aptGet = (more, options) =>
		spawnSync('apt-get', [...args, ...more, 'chromium-headless-shell'], {
			stdio: 'ignore',
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			...options
		}).status === 0;
	// Only fetching is ended when it takes too long: never the unpacking.
	if (aptGet(['--download-only'], { timeout: 60_000 })) aptGet([]);
}

export function output(command, args) {
	return execFileSync(command, args, { cwd: root, encoding: 'utf8' });
}
