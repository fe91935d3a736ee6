import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { knownBrowser } from '../../scripts/browser.mjs';
import { asFile, chooseFiles, expect, fileSection, test } from './steps.ts';

/** Each takes some ten seconds; a change to how files are kept is worth KILLS=60. */
const KILLS = Number(process.env.KILLS ?? 5);
/** Another seed gives other moments. */
const SEED = Number(process.env.KILL_SEED ?? 20260122);
const HEADER = 'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk';
/** A fifth of a megabyte a file. */
const ROWS = 8_000;

/** A browser that says nothing for so long, in milliseconds, won't. */
const SILENT = 30_000;

interface Started {
	page: Page;
	kill: () => Promise<void>;
}

/** A browser with a profile on the disk, that can be ended as by a power cut; one that never answers is started anew. */
async function start(profile: string, tries = 3): Promise<Started> {
	try {
		return await begin(profile);
	} catch (error) {
		if (tries <= 1) throw error;
		return start(profile, tries - 1);
	}
}

async function begin(profile: string): Promise<Started> {
	const child = spawn(
		knownBrowser() ?? chromium.executablePath(),
		[
			'--headless=new',
			'--no-sandbox',
			'--no-first-run',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--lang=nb-NO',
			'--remote-debugging-port=0',
			`--user-data-dir=${profile}`,
			'about:blank'
		],
		// A group of its own: all its processes end at once.
		{ detached: true, stdio: ['ignore', 'ignore', 'pipe'] }
	);
	const ended = new Promise<void>((done) => child.once('exit', () => done()));
	const kill = async () => {
		process.kill(-(child.pid as number), 'SIGKILL');
		await ended;
	};
	try {
		const address = await new Promise<string>((done, fail) => {
			let told = '';
			child.stderr.on('data', (text: Buffer) => {
				told += text.toString();
				const found = /DevTools listening on (ws:\S+)/.exec(told)?.[1];
				if (found) done(found);
			});
			void ended.then(() => fail(new Error(`The browser ended: ${told}`)));
			setTimeout(() => fail(new Error(`The browser said nothing more: ${told}`)), SILENT);
		});
		const browser = await chromium.connectOverCDP(address, { timeout: SILENT });
		const context = browser.contexts()[0];
		if (!context) throw new Error('The browser has no context');
		return { page: context.pages()[0] ?? (await context.newPage()), kill };
	} catch (error) {
		await kill();
		throw error;
	}
}

/** The files that the page has, each once: many of one layout are told as one, with all of their names. */
const namesShown = async (page: Page): Promise<string[]> => {
	const said = (await page.getByRole('main').textContent()) ?? '';
	return [...new Set(said.match(/fil-\d+\.csv/g))].sort();
};

interface OnDisk {
	/** The names of the newest state that is whole, and its revision. */
	names: string[];
	revision: number;
	/** Files it names whose bytes are not there or have another hash. */
	broken: string[];
	/** Copies of the state that are not whole. */
	torn: number;
	/** What stands there that no state names. */
	orphans: number;
}

/** What stands on the disk, read without the app's own code. */
function onDisk(page: Page): Promise<OnDisk> {
	return page.evaluate(async () => {
		const hash = async (bytes: BufferSource) =>
			Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
				byte.toString(16).padStart(2, '0')
			).join('');
		const found: OnDisk = { names: [], revision: 0, broken: [], torn: 0, orphans: 0 };
		const root = await navigator.storage.getDirectory();
		const home = await root.getDirectoryHandle('forlopsatlas').catch(() => null);
		if (!home) return found;
		let files: { name: string; sha256: string }[] = [];
		for (const copy of ['state-1', 'state-2']) {
			const handle = await home.getFileHandle(copy).catch(() => null);
			const text = handle ? await (await handle.getFile()).text() : '';
			if (text === '') continue;
			const json = text.slice(65);
			if ((await hash(new TextEncoder().encode(json))) !== text.slice(0, 64)) {
				found.torn++;
				continue;
			}
			const state = JSON.parse(json);
			if (state.revision > found.revision) [found.revision, files] = [state.revision, state.files];
		}
		found.names = files.map(({ name }) => name);
		const bytes = await home.getDirectoryHandle('bytes').catch(() => null);
		for (const { name, sha256 } of files) {
			const handle = await bytes?.getFileHandle(sha256).catch(() => null);
			const content = handle && (await (await handle.getFile()).arrayBuffer());
			if (!content || (await hash(content)) !== sha256) found.broken.push(name);
		}
		const named = new Set(files.map(({ sha256 }) => sha256));
		if (bytes) for await (const name of bytes.keys()) found.orphans += named.has(name) ? 0 : 1;
		return found;
	});
}

/**
 * Looks out for the next saving from now on; what it gives waits until that has begun, or so long that
 * there is none: any moment will do for a kill, and a browser that is killed first answers nothing.
 */
async function nextSaving(page: Page): Promise<() => Promise<void>> {
	const keep = page.getByTestId('keep');
	await keep.evaluate((element) => {
		const begun = new Promise<void>((done) => {
			new MutationObserver(() => done()).observe(element, { attributeFilter: ['data-kept'] });
		});
		Object.assign(globalThis, { savingBegun: begun });
	});
	return async () => {
		const begun = page.evaluate((most) => {
			const { savingBegun } = globalThis as unknown as { savingBegun: Promise<void> };
			return Promise.race([savingBegun, new Promise<void>((done) => setTimeout(done, most))]);
		}, 10_000);
		await begun.catch(() => undefined);
	};
}

/** The log in which the browser writes down which files there are, after it has ended. */
async function logOf(profile: string): Promise<string> {
	const names = await readdir(profile, { recursive: true });
	const log = names.find((name) => /File System\/.*\/Paths\/\d+\.log$/.test(name));
	if (!log) throw new Error(`No log among ${names.filter((name) => /File System/.test(name))}`);
	return join(profile, log);
}

function random(seed: number) {
	let state = seed % 2147483647;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

test('a browser killed at any moment of a saving leaves a good state', async ({ baseURL }) => {
	test.setTimeout(KILLS * 30_000 + 60_000);
	const profile = await mkdtemp(join(tmpdir(), 'forlopsatlas-'));
	const chance = random(SEED);
	const outcomes = { before: 0, between: 0, after: 0, leftovers: 0 };
	let good: string[][] = [[]];
	let before: string[] = [];
	let made = 0;
	try {
		for (let round = 0; round <= KILLS; round++) {
			const { page, kill } = await start(profile);
			try {
				// What is kept needs no engine, and that many starts of it take half a minute.
				await page.route('**/*.wasm', (route) => route.abort());
				await page.goto(`${baseURL}/data`);
				const disk = await onDisk(page);
				expect(disk.broken, `round ${round}: every byte it names`).toEqual([]);
				expect(good, `round ${round}: ${JSON.stringify(disk)}`).toContainEqual(
					disk.names.toSorted()
				);
				const sorted = disk.names.toSorted().join();
				if (round > 0) {
					const last = good.at(-1)?.join();
					if (sorted === before.join()) outcomes.before++;
					else if (sorted === last) outcomes.after++;
					else outcomes.between++;
					if (disk.orphans > 0 || disk.torn > 0) outcomes.leftovers++;
				}

				// The app brings back the same, and has nothing to complain of.
				const keep = page.getByTestId('keep');
				const bytesAlone = disk.revision === 0 && disk.orphans > 0;
				const off = disk.revision === 0;
				const status = bytesAlone ? 'unusable' : off ? 'off' : 'kept';
				await expect(keep).toHaveAttribute('data-kept', status, { timeout: 30_000 });
				// The first saving had come no further than to bytes.
				if (bytesAlone) await page.getByRole('button', { name: 'Slett det som er lagret' }).click();
				if (off) await page.getByTestId('keep-switch').check();
				await expect.poll(() => namesShown(page)).toEqual(disk.names.toSorted());
				await expect(page.getByTestId('keep-notices')).toHaveText('');
				await expect(keep).toHaveAttribute('data-kept', 'kept');
				if (round === KILLS) break;

				const saving = await nextSaving(page);
				before = disk.names.toSorted();
				if (before.length >= 4) {
					const name = before[Math.floor(chance() * before.length)] ?? '';
					good = [before, before.filter((one) => one !== name)];
					await fileSection(page, name).getByTestId('remove').click();
				} else {
					const files = [made++, made++].map((n) => {
						const row = `1818;2024;V;samlet;alle;${n}\n`;
						return asFile(`fil-${n}.csv`, `${HEADER}\n${row.repeat(ROWS)}`);
					});
					const names = files.map(({ name }) => name);
					// A saving may come between the two files.
					const all = [...before, ...names].sort();
					good = [before, ...names.map((name) => [...before, name].sort()), all];
					await chooseFiles(page, files);
				}
				// Any moment from the change on, and two times of three one of the writing itself.
				if (chance() < 1 / 3) await page.waitForTimeout(chance() * 1000);
				else {
					await saving();
					await page.waitForTimeout(chance() * 900);
				}
			} finally {
				await kill();
			}
		}
	} finally {
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
	test.info().annotations.push({ type: 'kills', description: JSON.stringify(outcomes) });
	console.log(`${KILLS} kills, seed ${SEED}: ${JSON.stringify(outcomes)}`);
	expect(outcomes.before + outcomes.between + outcomes.after).toBe(KILLS);
});

test('what is kept after a kill that tore the browser’s own record of the files stays', async ({
	baseURL
}) => {
	const profile = await mkdtemp(join(tmpdir(), 'forlopsatlas-'));
	const files = [0, 1, 2].map((n) =>
		asFile(`fil-${n}.csv`, `${HEADER}\n1818;2024;V;samlet;alle;${n}\n`)
	);
	try {
		for (let round = 0; round <= files.length; round++) {
			const { page, kill } = await start(profile);
			try {
				await page.route('**/*.wasm', (route) => route.abort());
				await page.goto(`${baseURL}/data`);
				const keep = page.getByTestId('keep');
				const names = files.slice(0, round).map(({ name }) => name);
				expect(await onDisk(page), `round ${round}`).toMatchObject({ names, broken: [] });
				await expect(keep).toHaveAttribute('data-kept', round === 0 ? 'off' : 'kept');
				await expect(page.getByTestId('keep-notices')).toHaveText('');
				await expect.poll(() => namesShown(page)).toEqual(names.toSorted());
				if (round === 0) await page.getByTestId('keep-switch').check();
				const next = files[round];
				if (!next) break;
				await chooseFiles(page, [next]);
				const now = [...names, next.name];
				await expect.poll(() => onDisk(page)).toMatchObject({ names: now });
				await expect(keep).toHaveAttribute('data-kept', 'kept');
			} finally {
				await kill();
			}
			// As a kill between the two writings of which one entry is made.
			const log = await logOf(profile);
			await truncate(log, (await stat(log)).size - 5);
		}
	} finally {
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
});
