import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { faults } from './faults.ts';
import {
	asFile,
	chooseFiles,
	chooseKommune,
	dropFiles,
	expect,
	fileSection,
	fixture,
	goTo,
	loadAll,
	openWith,
	picture,
	plainText,
	statusOf,
	test
} from './steps.ts';

test.use({ serviceWorkers: 'allow' });

const FILES = ['brukerplan.csv', 'is248.csv', 'folkemengde.csv', 'kpr.csv'];
const KOMMUNE = { typed: '3427', name: 'Tynset 2022' };

const keep = (page: Page): Locator => page.getByTestId('keep');
const notices = (page: Page): Locator => page.getByTestId('keep-notices');
const projectNotice = (page: Page): Locator => page.getByTestId('project-notice');
const toggle = (page: Page): Locator =>
	page.getByRole('switch', { name: 'Lagre på denne maskinen' });

async function expectKept(page: Page, files: RegExp | string) {
	await expect(keep(page)).toHaveAttribute('data-kept', 'kept');
	await expect(page.getByTestId('keep-status')).toContainText(files);
}

async function expectSettled(page: Page) {
	await expect(keep(page)).not.toHaveAttribute('data-kept', /looking|restoring/, {
		timeout: 30_000
	});
}

/** The path of all that stands in the browser's own file system. */
function stored(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const paths: string[] = [];
		const walk = async (folder: FileSystemDirectoryHandle, above: string) => {
			try {
				for await (const [name, entry] of folder.entries()) {
					paths.push(above + name);
					if (entry.kind === 'directory')
						await walk(entry as FileSystemDirectoryHandle, `${above}${name}/`);
				}
			} catch (error) {
				// What is deleted while it is looked through is no longer there.
				if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
			}
		};
		await walk(await navigator.storage.getDirectory(), '');
		return paths.sort();
	});
}

test('what is kept gives the same figures when the page is opened again', async ({ page }) => {
	await openWith(page, FILES, KOMMUNE);
	await page.getByRole('switch', { name: 'Intern' }).check();
	await page.getByRole('switch', { name: 'Intern' }).uncheck();
	const before = await plainText(picture(page));
	await goTo(page, 'Data');
	expect(await stored(page), 'nothing is written before it is asked for').toEqual([]);
	await toggle(page).check();
	await expectKept(page, /^4 filer, \d.*\skB, er lagret\./);
	await page.getByRole('switch', { name: 'Intern' }).check();

	await page.goto('/kommune?kommune=3427&aar=2022');
	await expect(picture(page)).toBeVisible({ timeout: 40_000 });
	expect(await plainText(picture(page))).toBe(before);
	await expect(page.getByRole('switch', { name: 'Intern' })).not.toBeChecked();
	await goTo(page, 'Data');
	for (const name of FILES) await expect(statusOf(page, name)).toContainText('Lastet inn');
	await expectKept(page, '4 filer');

	await test.step('turned off, it is deleted, and the tab goes on', async () => {
		await toggle(page).uncheck();
		await expect(page.getByTestId('keep-status')).toContainText('Ingenting er lagret.');
		await expect.poll(() => stored(page)).toEqual([]);
		await expect(statusOf(page, 'kpr.csv')).toContainText('Lastet inn');
		await page.reload();
		await expectSettled(page);
		await expect(page.getByTestId('file')).toHaveCount(0);
	});
});

test('own values and answers about measures are kept, and a removed file is not', async ({
	page
}) => {
	await page.goto('/data');
	await toggle(page).check();
	await expect(page.getByTestId('keep-status')).toContainText('Ingen filer er lagret ennå.');
	await chooseFiles(page, FILES.map(fixture));
	await loadAll(page);
	await expect(statusOf(page, 'kpr.csv')).toContainText('Lastet inn');
	await fileSection(page, 'kpr.csv').getByTestId('remove').click();
	await expectKept(page, '3 filer');
	await page.getByTestId('undo').getByRole('button').click();
	await expect(statusOf(page, 'kpr.csv')).toContainText('Lastet inn');
	await expectKept(page, '4 filer');
	await fileSection(page, 'kpr.csv').getByTestId('remove').click();
	await expectKept(page, '3 filer');
	await goTo(page, 'Modell');
	await page.getByRole('button', { name: /^Sett/ }).first().click();
	const form = page.getByRole('main').locator('form').first();
	for (const [name, value] of [
		['low', '0,1'],
		['middle', '0,2'],
		['high', '0,3']
	] as const)
		await form.locator(`[name="${name}"]`).fill(value);
	await form.locator('[type="submit"]').click();
	await expect(page.getByText('lokal verdi').first()).toBeVisible();
	await goTo(page, 'Data');
	await expectKept(page, '3 filer');
	await page.waitForTimeout(600);
	await page.reload();
	await expect(statusOf(page, 'is248.csv')).toContainText('Lastet inn', { timeout: 40_000 });
	await expect(page.getByTestId('file')).toHaveCount(3);
	await goTo(page, 'Modell');
	await expect(page.getByText('lokal verdi').first()).toBeVisible();
});

test('two tabs add to the same, and a deleting in one is not undone by the other', async ({
	page,
	context
}) => {
	await page.goto('/data');
	await toggle(page).check();
	await chooseFiles(page, [fixture('is248.csv')]);
	await expectKept(page, '1 fil');
	const other = await context.newPage();
	await other.goto('/data');
	await expect(statusOf(other, 'is248.csv')).toContainText('Klar til å lastes inn');
	await expectKept(other, '1 fil');
	await Promise.all([
		chooseFiles(page, [fixture('kpr.csv')]),
		chooseFiles(other, [fixture('brukerplan.csv')])
	]);
	await expectKept(page, '3 filer');
	await expectKept(other, '3 filer');
	await page.getByTestId('remove-all').click();
	await page.getByRole('dialog').getByRole('button', { name: 'Slett alt' }).click();
	await expect(page.getByTestId('file')).toHaveCount(0);
	await expect(notices(other)).toContainText('ble slettet i en annen fane');
	await expect(toggle(other)).not.toBeChecked();
	await chooseFiles(other, [fixture('folkemengde.csv')]);
	await expect(statusOf(other, 'folkemengde.csv')).toContainText('Klar til å lastes inn');
	await other.waitForTimeout(800);
	expect(await stored(other)).toEqual([]);
	await toggle(other).check();
	await expectKept(other, '3 filer');
});

/** Random names of places in the history; how far each was scrolled; no snapshots of forms. */
const NOTHING_TOLD =
	/^(\["[\da-f-]{36}"(,"[\da-f-]{36}")*\]|\{("\d{13}":\{"x":\d+,"y":\d+\},?)*\})$/;

test('«Slett alt» leaves nothing behind', async ({ page, baseURL }) => {
	await openWith(page, FILES, KOMMUNE);
	await goTo(page, 'Data');
	await page.getByRole('combobox', { name: 'Lys eller mørk' }).selectOption('dark');
	await page.getByRole('combobox', { name: 'Språk' }).selectOption('nb');
	await toggle(page).check();
	await expectKept(page, '4 filer');
	expect((await stored(page)).length).toBeGreaterThan(5);
	await page.getByTestId('remove-all').click();
	const dialog = page.getByRole('dialog', { name: 'Slette alt?' });
	await expect(dialog).toContainText('alt som er lagret på denne maskinen, også fra andre faner');
	await dialog.getByRole('button', { name: 'Slett alt' }).click();
	await expect(page.getByTestId('file')).toHaveCount(0);
	await expect(page.getByText('Alt er slettet', { exact: false })).toBeVisible();
	for (const round of ['at once', 'after a reload']) {
		expect(await stored(page), round).toEqual([]);
		const rest = await page.evaluate(async () => ({
			databases: (await indexedDB.databases()).length,
			local: Object.keys(localStorage).sort(),
			session: Object.entries(sessionStorage) as [string, string][],
			cookies: document.cookie,
			cached: (
				await Promise.all(
					(await caches.keys()).map(async (name) =>
						(await (await caches.open(name)).keys()).map(({ url }) => url)
					)
				)
			).flat()
		}));
		expect(rest.databases, round).toBe(0);
		expect(rest.local, round).toEqual(['PARAGLIDE_LOCALE', 'forlopsatlas-theme']);
		expect(rest.cookies, round).toBe('');
		// Names of places in the browser's history and where they were scrolled to hold digits of their own
		// (times, random names), so their form is looked at and not the digits in them.
		for (const [key, value] of rest.session)
			expect(value, `${round}: ${key}`).toMatch(NOTHING_TOLD);
		for (const url of rest.cached) {
			expect(url.startsWith(baseURL ?? ''), url).toBe(true);
			expect(url).not.toMatch(/is248\.csv|brukerplan\.csv|kpr\.csv|folkemengde\.csv/);
		}
		await page.reload();
		await expectSettled(page);
	}
	await expect(page.getByTestId('file')).toHaveCount(0);
});

test('a file that tells who persons are is never kept, however late it tells', async ({ page }) => {
	const digit = (text: string, weights: number[]) =>
		(11 - (weights.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0) % 11)) % 11;
	const numbers = [];
	// 80 is added to the month: numbers of the public test register, which no person has.
	for (let nr = 100; numbers.length < 3; nr++) {
		const nine = `258152${nr}`;
		const first = digit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
		const second = digit(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
		if (first < 10 && second < 10) numbers.push(`${nine}${first}${second}`);
	}
	const header = 'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk;Merknad';
	const rows = Array.from({ length: 900 }, () => '1818;2024;V;samlet;alle;1;');
	const late = numbers.map((number) => `1818;2024;V;samlet;alle;1;${number}`);
	await page.goto('/data');
	await toggle(page).check();
	await chooseFiles(page, [asFile('sen.csv', [header, ...rows, ...late].join('\n'))]);
	await expect(notices(page)).toContainText(
		'sen.csv: Kolonnen «Merknad» ser ut til å fortelle hvem personer er. Slett kolonnen'
	);
	expect((await stored(page)).filter((path) => path.includes('bytes/'))).toEqual([]);
	const download = page.waitForEvent('download', { timeout: 2000 }).catch(() => null);
	await page.getByLabel('uten lås').check();
	await page.getByTestId('project-save').click();
	await expect(projectNotice(page)).toContainText('Prosjektfilen ble ikke lagret');
	expect(await download).toBeNull();
	expect(await faults(page)).toEqual([]);
});

test.describe('without a worker that puts the page itself by in the same storage', () => {
	test.use({ serviceWorkers: 'block' });

	test('a full disk is said, and what was kept stands', async ({ page, context, baseURL }) => {
		await page.goto('/data');
		await toggle(page).check();
		await chooseFiles(page, [fixture('is248.csv')]);
		await expectKept(page, '1 fil');
		const devtools = await context.newCDPSession(page);
		const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
		await devtools.send('Storage.overrideQuotaForOrigin', {
			origin: new URL(baseURL ?? '').origin,
			quotaSize: usage + 100_000
		});
		const header = 'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk';
		const large = [header, ...Array.from({ length: 40_000 }, () => '1818;2024;V;samlet;alle;1')];
		await chooseFiles(page, [asFile('stor.csv', large.join('\n'))]);
		await expect(notices(page)).toContainText('stor.csv: Det er ikke plass.');
		await expect(page.getByTestId('keep-status')).toContainText('1 fil');
		await page.reload();
		await expect(statusOf(page, 'is248.csv')).toContainText('Klar til å lastes inn');
		await expect(page.getByTestId('file')).toHaveCount(1);
	});
});

test('a project file is saved and opened again, locked and unlocked', async ({
	page,
	browser,
	watch
}) => {
	test.slow();
	await openWith(page, FILES, KOMMUNE);
	const before = await plainText(picture(page));
	await goTo(page, 'Data');
	const save = async () => {
		const download = page.waitForEvent('download');
		await page.getByTestId('project-save').click();
		const file = await download;
		return { name: file.suggestedFilename(), buffer: readFileSync(await file.path()) };
	};
	await page.getByTestId('project-save').click();
	await expect(page.getByText('Skriv en passordfrase på minst 12 tegn')).toBeVisible();
	await page.getByLabel('uten lås').check();
	await expect(page.getByText('kan alle som får filen, lese alle tallene')).toBeVisible();
	const asked = () => watch.requested.filter((url) => !/^blob:|favicon/.test(url));
	// The worker that reads files is fetched ahead, when the page has time.
	await expect.poll(() => asked().some((url) => url.includes('sheetWorker'))).toBe(true);
	const earlier = asked();
	const plain = await save();
	expect(plain.name).toMatch(/^forlopsatlas-\d{4}-\d\d-\d\d\.zip$/);
	expect(plain.buffer.subarray(0, 2).toString()).toBe('PK');
	await expect(projectNotice(page)).toContainText(
		`${plain.name} er lagret blant nedlastingene dine.`
	);

	await page.getByLabel('Bare de som har passordfrasen').check();
	await page.getByRole('button', { name: 'Lag en passordfrase' }).click();
	await expect(page.getByTestId('project-passphrase')).toHaveValue(/^([a-z]{6}-){3}[a-z]{6}$/);
	await page.getByTestId('project-passphrase').fill('for kort');
	await page.getByTestId('project-save').click();
	await expect(page.getByText('Skriv en passordfrase på minst 12 tegn')).toBeVisible();
	await page.getByTestId('project-passphrase').fill('fire blåbær på rad');
	await expect(page.getByTestId('project-save')).toHaveText('Lagre låst prosjektfil');
	const locked = await save();
	expect(locked.name).toMatch(/\.forlopsatlas$/);
	expect(locked.buffer.toString('latin1')).not.toContain('is248');
	expect(asked(), 'saving asks for nothing').toEqual(earlier);

	const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
	const other = await context.newPage();
	const mimeType = 'application/octet-stream';
	const open = (file: { name: string; buffer: Buffer }) =>
		other.getByTestId('project-open').setInputFiles({ ...file, mimeType });
	await other.goto('/data');

	await test.step('what is no project, or is damaged, is refused with a reason', async () => {
		await open({ name: 'tall.csv', buffer: Buffer.from('a;b\n1;2') });
		await expect(projectNotice(other)).toContainText('tall.csv er ikke en prosjektfil');
		const changed = Buffer.from(plain.buffer);
		changed[changed.length >> 1]! ^= 1;
		await open({ name: 'skadet.zip', buffer: changed });
		await expect(projectNotice(other)).toContainText('skadet.zip er skadet');
		await open({ name: 'kort.zip', buffer: plain.buffer.subarray(0, 900) });
		await expect(projectNotice(other)).toContainText('kort.zip er skadet');
		await expect(other.getByTestId('file')).toHaveCount(0);
		expect(await faults(other)).toEqual([]);
	});

	const dialog = other.getByRole('dialog', { name: 'Prosjektfilen er låst' });
	await test.step('a locked one asks until the passphrase fits', async () => {
		await open(locked);
		await expect(dialog).toContainText(`Skriv passordfrasen som ${locked.name} ble låst med.`);
		await expect(dialog.getByRole('textbox')).toBeFocused();
		await other.keyboard.type('fem blåbær på rad');
		await other.keyboard.press('Enter');
		await expect(dialog).toContainText('Passordfrasen passer ikke, eller filen er skadet.');
		expect(await faults(other)).toEqual([]);
		await dialog.getByRole('textbox').fill('fire blåbær på rad');
		await other.keyboard.press('Enter');
		await expect(projectNotice(other)).toContainText(`${locked.name} er åpnet, med 4 filer.`, {
			timeout: 40_000
		});
		await goTo(other, 'Kommune');
		await chooseKommune(other, KOMMUNE.typed, KOMMUNE.name);
		await expect(picture(other)).toBeVisible();
		expect(await plainText(picture(other))).toBe(before);
	});

	await test.step('dropped on another page, it asks what becomes of what is here', async () => {
		const base64 = plain.buffer.toString('base64');
		const transfer = await other.evaluateHandle(
			({ base64, name }) => {
				const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
				const dropped = new DataTransfer();
				dropped.items.add(new File([bytes], name));
				return dropped;
			},
			{ base64, name: plain.name }
		);
		await other.dispatchEvent('main', 'drop', { dataTransfer: transfer });
		const asks = other.getByRole('dialog', { name: 'Åpne prosjektfilen?' });
		await expect(asks).toBeVisible();
		await expect(other).toHaveURL(/\/data/);
		expect(await faults(other)).toEqual([]);
		await asks.getByRole('button', { name: 'Erstatt det som er her' }).click();
		await expect(notices(other)).toContainText(`${plain.name} er åpnet, med 4 filer.`, {
			timeout: 40_000
		});
		await expect(other.getByTestId('file')).toHaveCount(4);
	});

	await test.step('turned on after it, the same is kept', async () => {
		await toggle(other).check();
		await expectKept(other, '4 filer');
		await other.reload();
		await expect(statusOf(other, 'kpr.csv')).toContainText('Lastet inn', { timeout: 40_000 });
	});
	await context.close();
});

test('files whose list the browser has lost are left, and brought back when asked for', async ({
	page
}) => {
	await page.goto('/data');
	await toggle(page).check();
	await chooseFiles(page, [fixture('is248.csv'), fixture('kpr.csv')]);
	await expectKept(page, '2 filer');
	await page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const home = await root.getDirectoryHandle('forlopsatlas');
		for (const copy of ['state-1', 'state-2']) await home.removeEntry(copy);
	});
	await page.reload();
	await expect(notices(page)).toContainText('Nettleseren har mistet oversikten');
	await expect(page.getByTestId('file')).toHaveCount(0);
	expect(await faults(page)).toEqual([]);
	const bytes = (await stored(page)).filter((path) => path.includes('bytes/'));
	expect(bytes, 'nothing is deleted that the user has not deleted').toHaveLength(2);
	await page.getByRole('button', { name: 'Hent fram filene' }).click();
	await expect(page.getByTestId('file')).toHaveCount(2);
	for (const name of ['Gjenfunnet fil 1', 'Gjenfunnet fil 2'])
		await expect(statusOf(page, name)).toContainText('Klar til å lastes inn');
	await expectKept(page, '2 filer');
	await page.reload();
	await expect(statusOf(page, 'Gjenfunnet fil 2')).toContainText('Klar til å lastes inn');
	await expectKept(page, '2 filer');
});

test('the section has no faults and fits a narrow page', async ({ page }) => {
	await page.goto('/data');
	expect(await faults(page), 'nothing kept').toEqual([]);
	await dropFiles(page, ['is248.csv']);
	await toggle(page).focus();
	await page.keyboard.press('Space');
	await expectKept(page, '1 fil');
	expect(await faults(page), 'kept, and the project file locked').toEqual([]);
	await page.getByLabel('uten lås').check();
	expect(await faults(page), 'and without a lock').toEqual([]);
	await page.setViewportSize({ width: 375, height: 800 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
	expect(await faults(page), 'narrow').toEqual([]);
});
