import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { written } from './numbers.ts';
import {
	asFile,
	chart,
	chooseFiles,
	chooseKommune,
	expect,
	fileSection,
	goTo,
	loadAll,
	plainText,
	repository,
	statusOf,
	tableText,
	test,
	openParts,
	unfold
} from './steps.ts';

/* Real files, as the publishers give them out. They stand outside the repository. */
const SHARED = join(repository, '../shared/data');
const FILES = {
	kpr: 'fhi/telemark_psykiske_symptomer_og_lidelser_primaerhelsetjenesten_ettaarige_tall.csv',
	plaget: 'fhi/telemark_psykiske_plager_ungdom.csv',
	tilfreds: 'fhi/telemark_tilfredshet_med_livet_ungdom.csv',
	kube: 'fhi/helseprofil_testcube1.csv',
	folk: 'ssb/07459_Personer2022_raw_latin1_crlf.csv'
} as const;

const missing = Object.values(FILES).filter((path) => !existsSync(join(SHARED, path)));
if (missing.length > 0)
	console.log(`The real files are not in ${SHARED}: the journeys with them do not run.`);

const nameOf = (file: keyof typeof FILES) => FILES[file].split('/').at(-1) ?? '';
const fileOf = (file: keyof typeof FILES) =>
	asFile(nameOf(file), readFileSync(join(SHARED, FILES[file])));

/** The records of a file of FHI's: cells in quotes may hold commas. */
function records(file: keyof typeof FILES): string[][] {
	return readFileSync(join(SHARED, FILES[file]), 'utf8')
		.split('\n')
		.slice(1)
		.filter((line) => line !== '')
		.map((line) =>
			[...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '')
		);
}

const loadedText = (page: Page, file: keyof typeof FILES) =>
	plainText(fileSection(page, nameOf(file)).getByTestId('loaded'));

const problem = (page: Page, file: keyof typeof FILES, code: string) =>
	fileSection(page, nameOf(file)).locator(`li[data-code="${code}"]`);

test('real files of FHI and Statistics Norway are read as they are', async ({ page }) => {
	test.skip(missing.length > 0, 'The real files are not here');
	test.slow();
	await page.goto('/data');
	await chooseFiles(page, [
		fileOf('kpr'),
		fileOf('plaget'),
		fileOf('tilfreds'),
		fileOf('kube'),
		fileOf('folk')
	]);

	await test.step('each source is recognised; the cube asks what it is about', async () => {
		const sources = {
			kpr: 'kpr',
			plaget: 'ungdata',
			tilfreds: 'ungdata',
			kube: 'kube',
			folk: 'befolkning'
		};
		for (const [file, source] of Object.entries(sources) as [keyof typeof FILES, string][])
			await expect(fileSection(page, nameOf(file)).getByTestId('source')).toHaveValue(source);
		await expect(statusOf(page, nameOf('kube'))).toContainText('Trenger svar fra deg');
		const indicator = fileSection(page, nameOf('kube')).getByTestId('constant-indikator');
		await unfold(indicator);
		await indicator.fill('Trivsel');
		await indicator.press('Tab');
		await expect(statusOf(page, nameOf('kube'))).toContainText('Klar til å lastes inn');
	});

	await loadAll(page);
	for (const file of Object.keys(FILES) as (keyof typeof FILES)[])
		await expect(statusOf(page, nameOf(file)), file).toContainText('Lastet inn', {
			timeout: 40_000
		});

	await test.step('counts and states are those of the files', async () => {
		const count = (file: keyof typeof FILES, symbol: string) =>
			records(file).filter((record) => record.at(-1) === symbol).length;
		expect([records('kpr').length, count('kpr', ':')]).toEqual([10_944, 1_468]);
		const kpr = await loadedText(page, 'kpr');
		expect(kpr).toContain('10 944 rader er lest, og alle er brukt.');
		expect(kpr).toContain('9 476 har et tall og 1 468 skjult av utgiveren.');

		expect([records('plaget').length, count('plaget', ':'), count('plaget', '.')]).toEqual([
			570, 25, 408
		]);
		const plaget = await loadedText(page, 'plaget');
		expect(plaget).toContain('570 rader er lest, og alle er brukt.');
		expect(plaget).toContain('137 har et tall, 25 skjult av utgiveren og 408 ikke samlet inn.');

		const people = readFileSync(join(SHARED, FILES.folk), 'latin1').split('\r\n').slice(3);
		const rows = people.filter((line) => line !== '');
		const used = rows.filter((line) => !/^"K-(1507|21-22|23|Rest) /.test(line));
		expect(rows).toHaveLength(38_054);
		expect(await loadedText(page, 'folk')).toContain(
			`38 054 rader er lest. ${written(used.length)} er brukt, ` +
				`${written(rows.length - used.length)} er ikke brukt.`
		);
	});

	await test.step('areas: cut, carried and given their zero back', async () => {
		await expect(problem(page, 'folk', 'area-split')).toContainText(
			'K-1507 Ålesund ble delt i 1508 Ålesund og 1580 Haram.'
		);
		await expect(problem(page, 'kube', 'area-split')).toContainText(
			'1504 ble delt i 1508 Ålesund og 1580 Haram.'
		);
		await unfold(problem(page, 'kube', 'area-zero-padded'));
		await expect(problem(page, 'kube', 'area-zero-padded')).toContainText(
			'«301» mangler en null først. Vi leste det som 0301 Oslo.'
		);
	});

	await test.step('the figures of Skien are the publisher’s own', async () => {
		await goTo(page, 'Kommune');
		await chooseKommune(page, '4003', /^Skien \d{4}$/);
		const groups = ['Psykiske symptomer og lidelser', 'Psykiske symptomer', 'Psykiske lidelser'];
		const published = groups.map((group) => {
			const record = records('kpr').find(
				([area, year, sex, age, kind]) =>
					area === 'Skien' &&
					year === '2024' &&
					sex === 'kjønn samlet' &&
					age === '0-74 år' &&
					kind === group
			);
			return written(Number(record?.at(-1)), 1);
		});
		expect(published[0]).toBe('195,5');
		await page.getByRole('combobox', { name: 'År', exact: true }).selectOption('2024');
		await openParts(page, 'Mer om kommunen');
		const contact = chart(page, /^Kontakt for psykiske plager/);
		await contact.getByRole('button', { name: 'Tabell' }).click();
		const [, ...rows] = await tableText(contact.getByRole('table'));
		expect(rows.map(([, year, value]) => [year, value])).toEqual(
			published.map((value) => ['2024', value])
		);

		const troubled = records('plaget').filter(
			([area, year, , grade]) => area === 'Skien' && year === '2024' && grade === '8-10.trinn'
		);
		const young = chart(page, /^Ungdom som er mye plaget/);
		await young.getByRole('button', { name: 'Tabell' }).click();
		const [, ...sexes] = await tableText(young.getByRole('table'));
		expect(sexes.map(([, , value]) => value)).toEqual(
			troubled.map((record) => written(Number(record.at(-1)), 1))
		);
	});
});
