import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import { numbersIn } from './numbers.ts';
import {
	asFile,
	chart,
	chooseFiles,
	explainDialog,
	expect,
	figureOf,
	goTo,
	openExample,
	pathwayRow,
	picture,
	plainText,
	test,
	saveAs,
	openParts,
	openModel
} from './steps.ts';

const KOMMUNE = 'kommune=4601&aar=2024';
const NAME = 'Tynset 2026';
const REASON = 'Gjennomgang av mapper, våren 2026';

const rule = (page: Page) => page.locator('#kobling-brukerplan_rus_alvorlig');
const sets = (page: Page) => page.getByRole('region', { name: 'Sett med egne andeler' });
const inForce = (page: Page) => page.getByTestId('crosswalk');
const notice = (page: Page) => page.getByTestId('crosswalk-set');
const press = (page: Page, name: string | RegExp) =>
	sets(page).getByRole('button', { name }).click();

async function changeShares(page: Page, second: string, third: string, reason?: string) {
	await rule(page)
		.getByRole('button', { name: /^Endre andelene/ })
		.click();
	const form = rule(page).getByRole('form');
	const middle = (pathway: string) =>
		form.getByRole('group', { name: pathway }).getByRole('textbox', { name: 'Midt' });
	await middle('Hovedforløp 2').fill(second);
	await middle('Hovedforløp 3').fill(third);
	if (reason) await form.getByRole('textbox', { name: 'Begrunnelse' }).fill(reason);
	await form.getByRole('button', { name: 'Bruk andelene' }).click();
	await expect(form).toBeHidden();
}

/** All that the picture of a kommune says: figures, ranges and sources. */
async function shown(page: Page, label: string): Promise<string> {
	await goTo(page, 'Kommune');
	await expect(picture(page)).toContainText(label);
	return (
		await Promise.all(([1, 2, 3] as const).map((one) => plainText(pathwayRow(page, one))))
	).join('\n');
}

async function download(page: Page): Promise<string> {
	const waiting = page.waitForEvent('download');
	await press(page, /^Lagre som fil/);
	return readFileSync(await (await waiting).path(), 'utf8');
}

test('own shares are saved under a name that stands on every figure, and brought back from a file', async ({
	page
}) => {
	test.slow();
	await openExample(page, KOMMUNE);
	const standard = await shown(page, 'kobling standard v1');
	await goTo(page, 'Modell');
	await changeShares(page, '18', '80', REASON);
	await expect(rule(page)).toContainText(REASON);
	await expect(inForce(page)).toHaveText('kobling standard v1, 1 endret');

	await test.step('a name is asked for, and may not be the default’s', async () => {
		await press(page, 'Lagre settet');
		await expect(sets(page).getByRole('alert')).toHaveText('Skriv et navn på settet.');
		await sets(page).getByRole('textbox', { name: 'Navn på settet' }).fill('standard');
		await press(page, 'Lagre settet');
		await expect(sets(page).getByRole('alert')).toHaveText('Navnet er i bruk. Velg et annet.');
		expect.soft(await faults(page)).toEqual([]);
		await sets(page).getByRole('textbox', { name: 'Navn på settet' }).fill(NAME);
		await press(page, 'Lagre settet');
		await expect(inForce(page)).toHaveText(`kobling ${NAME} v1`);
	});

	await test.step('a change is said, and saved as the next version', async () => {
		await changeShares(page, '16', '82');
		await expect(inForce(page)).toHaveText(`kobling ${NAME} v1, endring ikke lagret`);
		await press(page, `Lagre som ${NAME} v2`);
		await expect(inForce(page)).toHaveText(`kobling ${NAME} v2`);
		await expect(notice(page)).toContainText(`${NAME} v2 er lagret.`);
		expect.soft(await faults(page)).toEqual([]);
	});
	const file = await download(page);
	expect(JSON.parse(file)).toMatchObject({ name: NAME, setVersion: 2 });

	const own = await shown(page, `kobling ${NAME} v2`);
	expect(own).not.toBe(standard);

	await test.step('the name stands on what decides, in the explanation and in the files', async () => {
		await openParts(page, 'Hva svaret bygger på');
		const third = chart(page, /^Det er balanse hvis/);
		await expect(third).toContainText(`kobling ${NAME} v2`);
		const saved = await saveAs(page, third, 'CSV');
		expect(readFileSync(await saved.path(), 'utf8')).toContain(`kobling ${NAME} v2`);
		await figureOf(page, 3, 'Behov').click();
		await expect(explainDialog(page)).toContainText(`kobling ${NAME} v2`);
		await page.keyboard.press('Escape');
		await figureOf(page, 3, 'Gap').click();
		await expect(explainDialog(page).getByRole('table')).toContainText(`kobling ${NAME} v2`);
		await page.keyboard.press('Escape');
	});

	await test.step('the default is brought back, the set deleted, and that is undone', async () => {
		await goTo(page, 'Modell');
		await press(page, 'Ta i bruk standarden');
		await expect(inForce(page)).toHaveText('kobling standard v1');
		await press(page, /^Slett/);
		await expect(sets(page)).toContainText('Ingen sett er lagret ennå.');
		await notice(page).getByRole('button', { name: 'Angre' }).click();
		await expect(sets(page).getByRole('listitem')).toContainText(`${NAME} versjon 2`);
		await press(page, /^Slett/);
		expect(await shown(page, 'kobling standard v1')).toBe(standard);
	});

	await test.step('read in from its file, it gives the same figures', async () => {
		await goTo(page, 'Modell');
		await page.getByTestId('crosswalk-file').setInputFiles(asFile('sett.json', file));
		await expect(inForce(page)).toHaveText('kobling standard v1');
		await notice(page).getByRole('button', { name: 'Ta i bruk' }).click();
		await expect(inForce(page)).toHaveText(`kobling ${NAME} v2`);
		await expect(rule(page)).toContainText(REASON);
		expect(await shown(page, `kobling ${NAME} v2`)).toBe(own);
	});
});

test('a set that can not be used says why, and nothing is lost', async ({ page }) => {
	await openModel(page);
	await changeShares(page, '18', '80');
	await sets(page).getByRole('textbox', { name: 'Navn på settet' }).fill(NAME);
	await press(page, 'Lagre settet');
	const file = await download(page);
	const refused = async (content: string, said: string) => {
		await page.getByTestId('crosswalk-file').setInputFiles(asFile('annet.json', content));
		await expect(notice(page)).toContainText(said);
		await expect(inForce(page)).toHaveText(`kobling ${NAME} v1`);
	};
	await refused(file.slice(0, 300), 'Vi kan ikke lese andeler i annet.json.');
	await refused(file.replace('"version": 1', '"version": 2'), 'nyere versjon av Forløpsatlas');
	await refused(file.replace('"version": "1"', '"version": "0"'), 'en annen kobling (standard v0)');
	await refused(
		file.replace('brukerplan_rus_alvorlig', 'borte'),
		'regler som ikke finnes her: borte'
	);

	await test.step('dropped among files of data it is known for what it is', async () => {
		const other = file
			.replace('"middle": 0.8', '"middle": 0.79')
			.replace('"middle": 0.18', '"middle": 0.19');
		await goTo(page, 'Data');
		await chooseFiles(page, [asFile('andres.json', other)]);
		await expect(notice(page)).toContainText(`Du har et annet sett som heter ${NAME}.`);
		await expect(page.getByTestId('file')).toHaveCount(0);
		expect(numbersIn(await plainText(notice(page)))).toContain(2);
	});
});
