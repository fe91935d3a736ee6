import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import {
	asFile,
	chart,
	chooseFiles,
	chooseKommune,
	expect,
	figureOf,
	fileSection,
	goTo,
	loadOne,
	plainText,
	statusOf,
	test,
	unfold
} from './steps.ts';

const problem = (page: Page, name: string, code: string) =>
	fileSection(page, name).locator(`li[data-code="${code}"]`);
const loaded = (page: Page, name: string) =>
	plainText(fileSection(page, name).getByTestId('loaded'));

/** Describes a file whose column of figures is called n. */
async function describeWaitingList(page: Page, name: string) {
	const section = fileSection(page, name);
	await section.getByTestId('source').selectOption({ label: 'En ny kilde som jeg beskriver …' });
	const form = section.getByTestId('describe');
	await form.getByLabel('Navn på kilden').fill('Ventelisten vår');
	await form.getByRole('group', { name: /^n/ }).getByLabel('Enhet').fill('personer');
	await form.getByRole('button', { name: 'Bruk beskrivelsen' }).click();
	return section;
}

test('rows that tell of the same are added, or not, as the user says', async ({ page }) => {
	await page.goto('/data');
	const name = 'dobbelt.csv';
	const rows = ['kun psykisk lidelse;;;40', 'ROP;;;20', 'ROP;;;11', 'ROP;;;12'];
	const text = ['Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall']
		.concat(rows.map((row) => `1515;2022;${row}`))
		.join('\n');
	await chooseFiles(page, [asFile(name, text)]);
	await loadOne(page, name);
	expect(await loaded(page, name)).toContain('4 rader er lest, og alle er brukt.');
	await expect(problem(page, name, 'duplicate-keys')).toContainText(
		'Tallene i dem er lagt sammen.'
	);
	await fileSection(page, name).getByTestId('repeated').selectOption({ label: 'Bruk den siste' });
	await expect(statusOf(page, name)).toContainText('Endret');
	await loadOne(page, name);
	expect(await loaded(page, name)).toContain('4 rader er lest. 2 er brukt, 2 er ikke brukt.');
	await expect(problem(page, name, 'duplicate-keys')).toContainText(
		'Bare den siste av dem er brukt.'
	);
});

test('what a word in the file is taken for can be changed', async ({ page }) => {
	await page.goto('/data');
	const name = 'skala.csv';
	const rows = ['bolig;5;8', 'bolig;4;9', 'bolig;1;40'].map((row) => `1515;2022;;${row}`);
	const text = ['Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall', ...rows].join('\n');
	await chooseFiles(page, [asFile(name, text)]);
	const section = fileSection(page, name);
	const word = (raw: string) => section.getByLabel(`Hva betyr «${raw}»?`);
	await unfold(word('5'));
	await expect(word('5')).toHaveValue('rod');
	await expect(word('4')).toHaveValue('gul');
	await word('4').selectOption('rod');
	await expect(section.getByTestId('answers')).toContainText('4');
	await loadOne(page, name);
	expect(await loaded(page, name)).toContain('3 rader er lest, og alle er brukt.');
	await expect(problem(page, name, 'duplicate-keys')).toHaveCount(0);
	await word('4').selectOption('gul');
	await expect(section.getByTestId('answers')).toHaveCount(0);
});

test('columns of sexes become rows, and columns again when the user wants that', async ({
	page
}) => {
	await page.goto('/data');
	const name = 'folk.csv';
	const text =
		'Folkemengde\n\nregion;alder;år;Personer menn;Personer kvinner\n1515;alle;2022;100;200\n';
	await chooseFiles(page, [asFile(name, text)]);
	const section = fileSection(page, name);
	await expect(section.getByText(/^Slik ble filen lest/)).toContainText(
		'2 kolonner brettet ut til rader'
	);
	await loadOne(page, name);
	expect(await loaded(page, name)).toContain('2 rader er lest, og alle er brukt.');
	const tick = section.getByLabel('Brett ut kolonner som sier hvem eller hva tallene gjelder');
	await unfold(tick);
	await tick.uncheck();
	await expect(section.getByTestId('columns').locator('th').last()).toHaveText('Personer kvinner');
	await tick.check();
	await expect(section.getByTestId('columns').locator('th').last()).toHaveText('Personer');
});

test('a unit that nothing settles is asked about, and the figures are turned into the right one', async ({
	page
}) => {
	await page.goto('/data');
	const name = 'ungdata.csv';
	const rows = ['2021;0,147', '2022;0,121', '2023;0,098'];
	const text = ['GEO;AAR;KJONN;ALDER;Plagegrad;MEASURE_TYPE;value']
		.concat(rows.map((row) => row.replace(/^(\d+);/, '1515;$1;0;8_10_trinn;plaget;andel;')))
		.join('\n');
	await chooseFiles(page, [asFile(name, text)]);
	const section = fileSection(page, name);
	await expect(statusOf(page, name)).toContainText('Trenger svar fra deg');
	expect.soft(await faults(page)).toEqual([]);
	await section.getByTestId('unit-verdi').selectOption({ label: 'andel fra 0 til 1' });
	await loadOne(page, name);
	await expect(problem(page, name, 'unit-converted')).toContainText('ganget med 100');
	await goTo(page, 'Kommune');
	await chooseKommune(page, '1515', 'Herøy (Møre og Romsdal) 2023');
	await expect(chart(page, /9,8 prosent.*Herøy/)).toBeVisible();
});

test('a file that fits no source is described, and shown like the others', async ({ page }) => {
	await page.goto('/data');
	const name = 'ventetid_2024.csv';
	const remark = 'ringte i mai og ville gjerne ha en time så snart som mulig hos dem';
	const text = `Tjeneste;Ventende;Ventetid i dager;Merknad\nSamtale;12;30,5;${remark}\nBolig;30;81,0;${remark}\n`;
	await chooseFiles(page, [asFile(name, text)]);
	const section = fileSection(page, name);
	await section.getByTestId('source').selectOption({ label: 'En ny kilde som jeg beskriver …' });
	const form = section.getByTestId('describe');
	await test.step('what is missing is said', async () => {
		await form.getByRole('button', { name: 'Bruk beskrivelsen' }).click();
		await expect(form.getByRole('alert')).toContainText('Skriv enheten for hvert tall.');
		expect.soft(await faults(page)).toEqual([]);
	});
	await form.getByLabel('Navn på kilden').fill('Ventelisten vår');
	const column = (title: string) => form.getByRole('group', { name: new RegExp(`^${title}`) });
	await column('Ventende').getByLabel('Enhet').fill('personer');
	await column('Ventende').getByLabel('Teller personer').check();
	await column('Ventende').getByLabel('Sier noe om').selectOption('Behov');
	await column('Ventetid').getByLabel('Enhet').fill('dager');
	await form.getByRole('button', { name: 'Bruk beskrivelsen' }).click();
	await expect(section.getByTestId('source')).toHaveValue('egen_ventelistenvar');
	await expect(section).not.toContainText(remark);
	await test.step('place and year are not in the file, and are filled in', async () => {
		await section.getByTestId('constant-place').fill('1515 Herøy (Møre og Romsdal)');
		await section.getByTestId('constant-place').blur();
		await section.getByLabel(/^År/).fill('2024');
		await section.getByLabel(/^År/).blur();
	});
	await loadOne(page, name);
	expect(await loaded(page, name)).toContain('2 rader er lest, og alle er brukt.');
	await expect(problem(page, name, 'free-text')).toContainText('Merknad');
	await goTo(page, 'Kommune');
	await chooseKommune(page, '1515', 'Herøy (Møre og Romsdal) 2024');
	await expect(chart(page, /Ventende/)).toContainText('30');
	await expect(chart(page, /Ventetid i dager/)).toContainText('81,0');
	await test.step('it is among the sources of the model, and gone with everything else', async () => {
		await goTo(page, 'Modell');
		await expect(page.getByRole('heading', { name: 'Ventelisten vår' })).toBeAttached();
		await goTo(page, 'Data');
		await page.getByTestId('remove-all').click();
		await page.getByRole('dialog').getByRole('button', { name: 'Slett alt' }).click();
		await goTo(page, 'Modell');
		await expect(page.getByRole('heading', { name: 'Ventelisten vår' })).not.toBeAttached();
	});
});

test('what was settled for one file is saved, and serves another kommune', async ({ page }) => {
	await page.goto('/data');
	const rows = (place: string) => `hvem;n\nunge i ${place};12\neldre i ${place};30\n`;
	await chooseFiles(page, [asFile('min.csv', rows('Halden'))]);
	const section = await describeWaitingList(page, 'min.csv');
	const saved = section.getByRole('button', { name: /^Lagre koblingen/ });
	await unfold(saved);
	const download = page.waitForEvent('download');
	await saved.click();
	const path = await (await download).path();
	const mapping = readFileSync(path, 'utf8');
	expect(mapping).toContain('Ventelisten vår');
	expect(mapping, 'nothing of the rows').not.toContain('Halden');

	await page.reload();
	await chooseFiles(page, [asFile('annen.csv', rows('Moss'))]);
	await expect(statusOf(page, 'annen.csv')).toContainText('Trenger svar fra deg');
	await chooseFiles(page, [asFile('min-kobling.json', mapping)]);
	await expect(page.getByTestId('mapping-file')).toContainText('Den er brukt på 1 fil.');
	const other = fileSection(page, 'annen.csv');
	await expect(other.getByTestId('source')).toHaveValue('egen_ventelistenvar');

	await test.step('one that is damaged is refused, and says what to do', async () => {
		const damaged = mapping.replace('"egen_ventelistenvar"', '"egen_annet"');
		await chooseFiles(page, [asFile('skadet.json', damaged)]);
		await expect(page.getByTestId('mapping-file')).toContainText('skadet.json er skadet');
	});
});

test('a description is kept on the machine with its file', async ({ page }) => {
	await page.goto('/data');
	await chooseFiles(page, [asFile('min.csv', 'sted;hvem;n\n1515;unge;12\n1515;eldre;30\n')]);
	const section = await describeWaitingList(page, 'min.csv');
	await section.getByLabel(/^År/).fill('2024');
	await section.getByLabel(/^År/).blur();
	await loadOne(page, 'min.csv');
	await page.getByRole('switch', { name: 'Lagre på denne maskinen' }).check();
	await expect(page.getByTestId('keep-status')).toContainText('1 fil');
	await page.goto('/kommune?kommune=1515&aar=2024');
	await expect(chart(page, /n i Herøy/)).toContainText('30', { timeout: 30_000 });
});

test('rows of persons are counted when they come, and nothing of a person is shown', async ({
	page
}) => {
	await page.goto('/data');
	const rows = Array.from(
		{ length: 40 },
		(_, i) =>
			`kode${i};1515;2022;${i % 2 ? 'ROP' : 'kun psykisk lidelse'};${20 + i};${1 + (i % 5)};gul`
	);
	const text = ['Id;Kommunenr;År;Brukergruppe;Alder;Bolig;Økonomi', ...rows].join('\n');
	await chooseFiles(page, [asFile('kartlegging.csv', text)]);
	const name = 'kartlegging-talt-opp.csv';
	await loadOne(page, name);
	await expect(problem(page, name, 'persons-counted')).toContainText('De 40 radene er talt opp');
	await expect(page.getByRole('main')).not.toContainText('kode7');
	await goTo(page, 'Kommune');
	await chooseKommune(page, '1515', 'Herøy (Møre og Romsdal) 2022');
	await expect(figureOf(page, 3, 'Behov')).toHaveText(/^\d+(–\d+)?$/);
});
