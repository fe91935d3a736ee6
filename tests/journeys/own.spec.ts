import { faults } from './faults.ts';
import {
	asFile,
	chooseFiles,
	chooseKommune,
	expect,
	figureOf,
	goTo,
	loadOne,
	pathwayRow,
	settled,
	test,
	openParts,
	chart
} from './steps.ts';

/*
 * A municipality with its own two files and nothing else: it sees what its man-years are and what
 * others have, and the norm asks for what no source gives. No cell of the gap is empty.
 */

const USERS = [
	'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall',
	...[
		['rus uten psykisk lidelse', 34],
		['rus og mindre alvorlig psykisk lidelse', 41],
		['rus og alvorlig psykisk lidelse', 28],
		['kun psykisk lidelse', 57],
		['alle brukere', 160]
	].map(([group, count]) => `1515;2024;${group};alle;alle;${count}`)
].join('\n');
const STAFF = [
	'Kommunenr;Kommune;År;Målgruppe;Inndeling;Kategori;Årsverk;Årsverk med videreutdanning;Svar',
	...[
		['Samlet', 'Alle', '24'],
		['Hovedforløp', '1', '4'],
		['Hovedforløp', '2', '8'],
		['Hovedforløp', '3', '12'],
		['Tiltakstype', 'Booppfølging', '10'],
		['Tiltakstype', 'Ambulant team', '2'],
		['Tiltakstype', 'Lavterskel', '3'],
		['Tiltakstype', 'Dag og aktivitet', '4'],
		['Tiltakstype', 'Behandling og samtale', '5']
	].map(([split, category, count]) => `1515;Herøy;2024;V;${split};${category};${count};;`)
].join('\n');

test('own files alone give a picture, and the norm asks for what no source gives', async ({
	page
}) => {
	await page.goto('/data');
	await chooseFiles(page, [asFile('brukerplan.csv', USERS)]);
	await loadOne(page, 'brukerplan.csv');
	await chooseFiles(page, [asFile('is248.csv', STAFF)]);
	await loadOne(page, 'is248.csv');
	await goTo(page, 'Kommune');
	await chooseKommune(page, '1515', 'Herøy (Møre og Romsdal) 2024');
	await settled(page);
	const row = pathwayRow(page, 23);
	await openParts(page, 'Hva svaret bygger på');

	await test.step('what the man-years are comes first, and nothing is missing yet', async () => {
		await expect(page.getByRole('heading', { name: /^Av 24,0 årsverk er 10,0/ })).toBeVisible();
		await expect(page.getByRole('heading', { name: /^Det er balanse hvis/ })).toBeVisible();
		await expect(row).toContainText('utenfor:');
		await expect(page.locator('.signature')).not.toContainText(/mangler trolig/);
	});

	await test.step('others are told from published totals, and decide nothing', async () => {
		await expect(page.getByRole('radio', { name: /^Praksis/ })).toBeChecked();
		await expect(figureOf(page, 23, 'Gap')).toHaveText(/^24 årsverk mot \d+(–\d+)? ellers$/);
		await expect(row).toContainText('norm: kan ikke avgjøres');
	});

	await test.step('the norm is asked for where it is missed, with an example and undo', async () => {
		await page.getByRole('radio', { name: /^Norm/ }).check();
		await expect(figureOf(page, 23, 'Gap')).toHaveText('kan ikke avgjøres');
		await expect(row).toContainText('Svaret trenger 3 tall som ingen kilde gir');
		expect(await faults(page)).toEqual([]);
		await row.getByRole('button', { name: 'Regn med eksempler' }).click();
		await settled(page);
		await expect(row).toContainText('regnet med eksempelantakelse');
		await expect(row).toContainText('Regnet med eksempler, ikke med kommunens egne tall');
		await row.getByRole('button', { name: 'Slutt å regne med eksempler' }).click();
		await settled(page);
		await expect(row).not.toContainText('regnet med eksempelantakelse');
	});

	await test.step('own numbers are set in the same place', async () => {
		for (const [name, low, middle, high] of [
			['Brukere per årsverk i oppfølging, forløp 2', '5', '6', '7'],
			['Brukere per årsverk i oppfølging, forløp 3', '4', '5', '6'],
			['Andel av booppfølging som er oppfølging', '0', '0,1', '0,2']
		] as const) {
			await row.getByRole('button', { name: `Sett egne tall ${name}` }).click();
			const form = row.getByRole('form', { name });
			await form.getByRole('textbox', { name: 'Lav' }).fill(low);
			await form.getByRole('textbox', { name: 'Midt' }).fill(middle);
			await form.getByRole('textbox', { name: 'Høy' }).fill(high);
			await form.getByRole('button', { name: 'Bruk verdien' }).click();
		}
		await settled(page);
		await expect(figureOf(page, 23, 'Gap')).toHaveText(
			/^mangler trolig \d+(,\d)?–\d+(,\d)? årsverk$/
		);
		await expect(
			chart(page, /^I oppfølging og behandling mangler det trolig/).locator('figcaption')
		).toContainText('årsverk i bolig og dagtilbud er holdt utenfor');
	});

	await test.step('an own target is a line', async () => {
		await page.getByRole('radio', { name: 'Eget mål' }).check();
		await page.getByRole('textbox', { name: /^Eget mål for oppfølging/ }).fill('0');
		await page.getByRole('button', { name: 'Sett målet' }).click();
		await expect(page.getByRole('alert')).toContainText('Skriv et tall over null');
		await page.getByRole('textbox', { name: /^Eget mål for oppfølging/ }).fill('15');
		await page.getByRole('button', { name: 'Sett målet' }).click();
		await expect(figureOf(page, 23, 'Gap')).toHaveText(/årsverk til eget mål$/);
		expect(await faults(page)).toEqual([]);
	});
});
