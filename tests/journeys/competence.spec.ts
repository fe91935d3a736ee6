import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import {
	chart,
	expect,
	explainDialog,
	openExampleFigures,
	plainText,
	test,
	openParts
} from './steps.ts';

const competence = (page: Page) => page.getByRole('region', { name: 'Kompetanse', exact: true });
const measures = (page: Page) => page.getByRole('region', { name: 'Tiltak i veilederen' });
const rowOf = (page: Page, name: string) =>
	competence(page)
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader', { name, exact: true }) });

test('the competence that measures need stands beside what is held', async ({ page }) => {
	await openExampleFigures(page);
	await openParts(page, 'Kompetanse');
	await expect(chart(page, /^Tynset har ingen årsverk med lege\./)).toBeVisible();

	await test.step('reported zero is nobody, and what the form does not ask is not known', async () => {
		await expect(rowOf(page, 'Lege')).toContainText('ingen');
		await expect(rowOf(page, 'Jobbspesialist')).toContainText('ikke kjent');
		await expect(rowOf(page, 'Hovedforløp 3')).toContainText('48 % · 5,2 av 10,9 årsverk');
		await expect(competence(page)).toContainText('Utdanning er ikke meldt per hovedforløp.');
	});

	await test.step('a number is explained by its rows', async () => {
		await rowOf(page, 'Psykolog').getByRole('button').click();
		await expect(explainDialog(page)).toContainText(/psykologspesialist/i);
		await page.keyboard.press('Escape');
	});

	await test.step('the table says how the form is read', async () => {
		await competence(page).getByRole('button', { name: 'Tabell', exact: true }).click();
		const table = competence(page).getByRole('table', { name: /^Kompetanse som tiltakene/ });
		await expect(table).toContainText('Fastlegene er ikke med');
		expect(await faults(page)).toEqual([]);
	});
});

test('a target is set, judged, undone, and of its own kommune alone', async ({ page }) => {
	await openExampleFigures(page);
	await openParts(page, 'Kompetanse');
	const section = competence(page);
	await expect(section).not.toContainText('kommunens mål');
	await section.getByRole('button', { name: 'Sett et mål' }).click();
	const form = section.getByRole('form', { name: 'Sett et mål' });
	await expect(form.getByRole('combobox', { name: 'Mål for' })).toBeFocused();
	await form.getByRole('textbox', { name: 'Prosent av årsverkene' }).fill('160');
	await form.getByRole('textbox', { name: 'Begrunnelse eller vedtak' }).fill('Plan 2025');
	await form.getByRole('button', { name: 'Bruk målet' }).click();
	await expect(form).toContainText('Tallet må være over 0 og høyst 100.');
	expect(await faults(page)).toEqual([]);
	await form.getByRole('textbox', { name: 'Prosent av årsverkene' }).fill('60');
	await form.getByRole('button', { name: 'Bruk målet' }).click();

	const all = rowOf(page, 'Alle tjenestene til voksne');
	await expect(all).toContainText('kommunens mål 60 %');
	await expect(all).toContainText('14 prosentpoeng under målet');
	await expect(section.getByRole('listitem').last()).toContainText('Plan 2025');

	await test.step('a removed target is brought back by one press', async () => {
		await section.getByRole('button', { name: /^Fjern målet for/ }).click();
		await expect(all).not.toContainText('kommunens mål');
		await section.getByRole('button', { name: 'Angre' }).click();
		await expect(all).toContainText('kommunens mål 60 %');
	});

	await test.step('it is of this kommune alone', async () => {
		await page.getByRole('combobox', { name: 'Velg kommune' }).fill('0301');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Oslo 2024');
		await expect(section).not.toContainText('kommunens mål');
	});
});

test('a measure is answered in the matrix, and the count follows', async ({ page }) => {
	await openExampleFigures(page);
	await openParts(page, 'Tiltak i veilederen');
	const section = measures(page);
	const counts = section.getByRole('definition').first();
	const unknown = async () =>
		Number(/(\d+) ukjent/.exec(await plainText(counts))?.[1] ?? 'no count');
	const before = await unknown();
	const answer = page.getByRole('combobox', { name: 'Svar for Helhetlig kartlegging' });
	const line = section.getByRole('row').filter({ has: answer });

	await answer.focus();
	await answer.selectOption('Ikke på plass');
	await expect(answer).toBeFocused();
	await expect(line.getByRole('cell', { name: 'Ikke på plass', exact: true })).toHaveCount(3);
	await expect.poll(unknown).toBe(before - 1);
	await expect(counts).toContainText('helhetlig kartlegging');

	await test.step('undone where it was made', async () => {
		await line.getByRole('button', { name: /^Angre/ }).click();
		await expect(answer).toBeFocused();
		await expect(answer).toHaveValue('');
		await expect.poll(unknown).toBe(before);
	});

	await test.step('only what has no answer, and what is answered there stays in sight', async () => {
		await section
			.getByRole('combobox', { name: 'Vis', exact: true })
			.selectOption('Bare det uten svar');
		await answer.selectOption('På plass');
		await expect(line).toBeVisible();
		await section
			.getByRole('combobox', { name: 'Vis', exact: true })
			.selectOption('Bare det som ikke tilbys');
		await expect(line).toBeHidden();
		await expect(section.getByRole('table')).not.toContainText('?');
	});

	await test.step('what a file tells is not for changing here', async () => {
		await section.getByRole('checkbox', { name: /^eksempel/ }).check();
		const course = section
			.getByRole('row')
			.filter({ has: page.getByRole('rowheader', { name: 'Mestringskurs', exact: true }) });
		await expect(course).toContainText('IS-24/8 2024');
		await expect(course.getByRole('combobox')).toHaveCount(0);
	});
});
