import { spawn, type ChildProcess } from 'node:child_process';
import type { Page } from '@playwright/test';
import {
	chooseKommune,
	dropFiles,
	expect,
	explainDialog,
	figureOf,
	filesRead,
	goTo,
	loadAll,
	openRows,
	pathwayRow,
	picture,
	repository,
	statusOf,
	test as base,
	watchContext,
	expectQuiet,
	saveAs
} from './steps.ts';

/** A server of this journey's own, so that it can be ended: then there is nothing left to ask. */
interface Server {
	address: string;
	end(): Promise<void>;
}

async function serve(): Promise<Server> {
	const port = Number(process.env.JOURNEY_PORT ?? 4199) + 37;
	const child: ChildProcess = spawn(process.execPath, ['scripts/serve.mjs', String(port)], {
		cwd: repository,
		env: { ...process.env, PORT: String(port) },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	// It takes the next port when one is busy, and tells which.
	const taken = await new Promise<string>((done, fail) => {
		child.stdout?.on('data', (text: Buffer) => {
			const found = /localhost:(\d+)/.exec(text.toString())?.[1];
			if (found) done(found);
		});
		child.once('exit', () => fail(new Error('The server ended')));
	});
	return {
		address: `http://127.0.0.1:${taken}`,
		end: () =>
			new Promise((done) => {
				if (child.exitCode !== null || child.signalCode !== null) return done();
				child.once('exit', () => done());
				child.kill();
			})
	};
}

const test = base.extend<{ server: Server }>({
	server: async ({}, use) => {
		const server = await serve();
		await use(server);
		await server.end();
	},
	watch: async ({ context, server }, use) => {
		const watch = watchContext(context, server.address);
		await use(watch);
		expectQuiet(watch);
	}
});

test.use({ serviceWorkers: 'allow' });

/** The service worker governs the page and has kept the shell, the engine and the solver. */
async function kept(page: Page): Promise<boolean> {
	return page.evaluate(async () => {
		if (!navigator.serviceWorker.controller) return false;
		const paths: string[] = [];
		for (const name of await caches.keys())
			for (const request of await (await caches.open(name)).keys())
				paths.push(new URL(request.url).pathname);
		return (
			paths.includes('/') &&
			paths.includes('/kommune') &&
			['duckdb', 'highs'].every((name) =>
				paths.some((path) => path.includes(name) && path.endsWith('.wasm'))
			) &&
			paths.some((path) => path.includes('worker') && path.endsWith('.js'))
		);
	});
}

test('all works without a network once the page has been opened', async ({
	page,
	context,
	server,
	watch
}) => {
	test.slow();
	await page.goto(server.address);
	await expect.poll(() => kept(page), { timeout: 60_000 }).toBe(true);

	await server.end();
	await context.setOffline(true);
	await expect(
		page.evaluate(() => fetch('/not-kept.txt', { cache: 'no-store' }).then(() => 'answered')),
		'the network is really gone'
	).rejects.toThrow();
	watch.errors.length = 0;

	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await dropFiles(page, ['brukerplan.csv', 'is248.csv', 'folkemengde.csv', 'kpr.csv']);
	await expect(page).toHaveURL(/\/data$/);
	await expect(statusOf(page, 'kpr.csv')).toContainText('Klar til å lastes inn');
	await loadAll(page);
	await expect(statusOf(page, 'kpr.csv')).toContainText('Lastet inn', { timeout: 40_000 });

	await goTo(page, 'Kommune');
	await chooseKommune(page, 'tyns', 'Tynset 2022');
	await expect(figureOf(page, 3, 'Kapasitet')).toHaveText('10,0 årsverk i alle former');
	await figureOf(page, 3, 'Kapasitet').click();
	await openRows(page, 'kapasitet');
	await expect(explainDialog(page)).toContainText('is248.csv');
	await page.keyboard.press('Escape');

	const saved = await saveAs(page, page.getByRole('figure').first(), 'PNG');
	expect(saved.suggestedFilename()).toMatch(/^tynset-.*\.png$/);

	const document = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Lag et Word-dokument' }).click();
	expect((await document).suggestedFilename()).toMatch(/^tynset-.*\.docx$/);

	for (const forlop of [1, 2, 3]) {
		await goTo(page, 'Forløp');
		await page
			.getByRole('main')
			.getByRole('link', { name: new RegExp(`^${forlop} `) })
			.click();
		await expect(page).toHaveURL(new RegExp(`/forlop/${forlop}`));
		await expect(page.getByRole('heading', { name: /^Tynset/ }).first()).toBeVisible();
	}
	await goTo(page, 'Modell');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await goTo(page, 'Kommune');
	await expect(pathwayRow(page, 3)).toContainText('10,0 årsverk');

	await test.step('an address that is opened anew, also deep inside', async () => {
		for (const path of ['/forlop/2?kommune=3427', '/modell', '/data', '/kommune?kommune=3427']) {
			await page.goto(server.address + path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		}
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Tynset');
	});
	expect(watch.foreign).toEqual([]);
	expect(watch.requested.length).toBeGreaterThan(50);
});

test('examples that were shown once are there without a network too', async ({
	page,
	context,
	server
}) => {
	test.slow();
	await page.goto(server.address);
	await expect.poll(() => kept(page), { timeout: 60_000 }).toBe(true);
	await page.goto(`${server.address}/kommune?kommune=3427&data=eksempel`);
	await expect(picture(page)).toBeVisible();
	await filesRead(page);
	await server.end();
	await context.setOffline(true);
	await page.reload();
	await expect(picture(page)).toBeVisible();
	await expect(page.getByTestId('synthetic')).toBeVisible();
	await filesRead(page);
	await expect(picture(page)).toBeVisible();
});
