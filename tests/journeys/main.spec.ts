import type { Page } from '@playwright/test';
import { gapByHand, manYears, numbersIn, users, written } from './numbers.ts';
import {
	chooseKommune,
	expect,
	filesRead,
	expectQuiet,
	explainDialog,
	figureOf,
	kommuneField,
	kommuneOptions,
	openRows,
	openExample,
	pathwayRow,
	picture,
	plainText,
	settled,
	tableText,
	test,
	watchContext,
	type Watch
} from './steps.ts';

test('from the start page to the picture of a kommune', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('button', { name: 'Prøv med eksempeldata' }).click();
	await expect(page).toHaveURL(/\/kommune\?data=eksempel$/, { timeout: 90_000 });
	await expect(page.getByTestId('synthetic')).toContainText('Syntetiske eksempeldata.');

	await test.step('a kommune by typing', async () => {
		await chooseKommune(page, 'tyns', 'Tynset 2025');
		await expect(page).toHaveURL(/kommune=3427/);
		await expect(page).toHaveTitle('Tynset 2025 – Forløpsatlas');
		await expect(kommuneField(page)).toHaveValue('Tynset');
	});

	await test.step('two pathways together, then each: need, capacity, competence and gap', async () => {
		await expect(picture(page).locator('section')).toHaveCount(4);
		await expect(picture(page).getByRole('heading', { level: 3 })).toHaveText([
			/^2\+3 /,
			/^2 /,
			/^3 /,
			/^1 /
		]);
		await expect(figureOf(page, 1, 'Behov')).toHaveText('ingen kilde');
		await expect(pathwayRow(page, 1)).toContainText('BrukerPlan ser ikke forløp 1');
		for (const forlop of [23, 2, 3] as const) {
			await expect(figureOf(page, forlop, 'Behov')).toHaveText(/^\d+(–\d+)?$/);
			await expect(figureOf(page, forlop, 'Kapasitet')).toHaveText(/^\d+(,\d)?(–\d+(,\d)?)?$/);
			await expect(figureOf(page, forlop, 'Kompetanse')).toHaveText(/^\d+\s%$/);
			await expect(figureOf(page, forlop, 'Gap')).toHaveText(
				/^mangler trolig \d|^trolig \d.* mer enn trengs$|^trolig dekket$|^kan ikke avgjøres$|^antakelsene passer ikke til tallene$/
			);
		}
		await expect(figureOf(page, 1, 'Gap')).toHaveText('ingen tall for behov');
		await expect(pathwayRow(page, 23)).toContainText('i bolig og dag');
		await expect(pathwayRow(page, 23)).toContainText('regnet med eksempelantakelse');
	});

	await test.step('another year', async () => {
		const before = await plainText(picture(page));
		await page.getByRole('combobox', { name: 'År', exact: true }).selectOption('2022');
		await expect(page).toHaveURL(/aar=2022/);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tynset 2022');
		await expect.poll(() => plainText(picture(page))).not.toBe(before);
		const { value } = manYears('3427', 2022, 3);
		await expect(pathwayRow(page, 3)).toContainText(`${written(value, 1)} årsverk i alle former`);
	});

	await test.step('another reference', async () => {
		const row = pathwayRow(page, 2);
		await expect(row).toContainText('med samme andel som Innlandet helsefellesskap');
		await page.getByRole('combobox', { name: 'Sammenlignet med' }).selectOption('hele landet');
		await expect(row).toContainText('med samme andel som hele landet');
		await expect(row).not.toContainText('helsefellesskap');
		await expect(page).toHaveURL(/mot=land/);
	});

	await test.step('back goes to the reference, the year and the kommune before', async () => {
		await page.goBack();
		await expect(pathwayRow(page, 2)).toContainText('Innlandet helsefellesskap');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tynset 2022');
		await page.goBack();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tynset 2025');
		await page.goBack();
		await expect(page).not.toHaveURL(/kommune=/);
		await expect(picture(page)).toBeHidden();
		await page.goForward();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tynset 2025');
	});

	await test.step('a kommune by number, and the two with the same name', async () => {
		await chooseKommune(page, '1818', /^Herøy \(Nordland\) \d{4}$/);
		await expect(page).toHaveURL(/kommune=1818/);
		await chooseKommune(page, 'Tynset', /^Tynset/);
		await chooseKommune(page, 'Herøy (Nordland)', /^Herøy \(Nordland\) \d{4}$/);
		await kommuneField(page).fill('herøy');
		await expect(kommuneOptions(page)).toHaveText([
			/^Herøy \(Møre og Romsdal\).*1515/,
			/^Herøy \(Nordland\).*1818/
		]);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/kommune=1818/);
		await kommuneField(page).fill('herøy');
		await kommuneOptions(page).filter({ hasText: 'Møre og Romsdal' }).click();
		await expect(page).toHaveURL(/kommune=1515/);
		await kommuneField(page).fill('finnes ikke');
		await expect(kommuneOptions(page)).toHaveText(
			'Ingen treff på «finnes ikke». Skriv navn eller nummer.'
		);
	});
});

test('a number that is no kommune says so, and one that was leads on', async ({ page }) => {
	await page.goto('/kommune?kommune=9999');
	await expect(page.getByRole('alert')).toHaveText(
		'9999 er ikke et kommunenummer. Velg en kommune i listen.'
	);
	await page.goto('/kommune?kommune=0403');
	await expect(page.getByRole('alert')).toContainText('0403 Hamar er ikke lenger i bruk. Fra 2020');
	await page.getByRole('alert').getByRole('button', { name: 'Hamar' }).click();
	await expect(page).toHaveURL(/kommune=3403/);
	await expect(kommuneField(page)).toHaveValue('Hamar');
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test.describe('the figures of Tynset 2024, from a shared address', () => {
	test.describe.configure({ mode: 'serial' });
	const KOMMUNE = '3427';
	const YEAR = 2024;
	let page: Page;
	let watch: Watch;

	test.beforeAll(async ({ browser, baseURL }) => {
		page = await browser.newPage();
		watch = watchContext(page.context(), new URL(baseURL ?? '').origin);
		await openExample(page, `kommune=${KOMMUNE}&aar=${YEAR}`);
	});
	test.afterAll(async () => {
		await page.close();
		expectQuiet(watch);
	});

	test('users of hidden groups are a range, of which the total is all that is known', async () => {
		for (const forlop of [2, 3] as const) {
			const { midt, rows } = users(KOMMUNE, YEAR, forlop);
			expect(
				rows.some(({ count }) => count < 5),
				'one is small'
			).toBe(true);
			const total = rows.reduce((sum, { count }) => sum + count, 0);
			const [low = 0, high = 0] = numbersIn(await plainText(figureOf(page, forlop, 'Behov')));
			expect([low < midt, midt < high * 1.2, high <= total]).toEqual([true, true, true]);
			await expect(pathwayRow(page, forlop)).toContainText('grupper er skjult');
		}
	});

	test('users are the sum of the groups by their shares, where they may be seen', async () => {
		await page.getByRole('switch', { name: 'Intern' }).check();
		for (const forlop of [2, 3] as const) {
			const { lav, midt, hoy, rows } = users(KOMMUNE, YEAR, forlop);
			expect(rows).toHaveLength(4);
			await expect(figureOf(page, forlop, 'Behov')).toHaveText(written(midt));
			const row = await plainText(pathwayRow(page, forlop));
			const [low = 0, high = 0] = numbersIn(/spenn \d+–\d+/.exec(row)?.[0] ?? '');
			// Chance in the counts widens the span, and that shares seldom all are low narrows it.
			expect([low > lav * 0.6, low < midt, high > midt, high < hoy * 1.4]).not.toContain(false);
		}
	});

	test('man-years are those of the file', async () => {
		for (const forlop of [1, 2, 3] as const) {
			const { value } = manYears(KOMMUNE, YEAR, forlop);
			await expect(pathwayRow(page, forlop)).toContainText(
				`${written(value, 1)} årsverk i alle former`
			);
		}
	});

	test('the gap is what drawing it again by another hand gives', async () => {
		await page.getByRole('switch', { name: 'Intern' }).check();
		await settled(page);
		const expected = gapByHand(KOMMUNE, YEAR);
		await figureOf(page, 23, 'Gap').click();
		const table = await tableText(explainDialog(page).getByRole('table'));
		const row = table.find(([step]) => step === 'Gap, årsverk') ?? [];
		const shown = row.slice(1, 4).map((text) => Number(text.replace('−', '-').replace(',', '.')));
		[expected.low, expected.median, expected.high].forEach((value, i) =>
			expect(Math.abs((shown[i] ?? NaN) - value)).toBeLessThan(0.35)
		);
		await page.keyboard.press('Escape');
		await expect(explainDialog(page)).toBeHidden();
		await page.getByRole('switch', { name: 'Intern' }).uncheck();
	});

	test('a figure leads to its method, its SQL and its rows with file and line', async () => {
		await figureOf(page, 3, 'Kapasitet').click();
		const dialog = explainDialog(page);
		await openRows(page, 'kapasitet');
		const { value, line } = manYears(KOMMUNE, YEAR, 3);
		await expect(dialog).toContainText(
			`Årsverk per hovedforløp, hovedforløp 3, Tynset, ${YEAR}: ${written(value, 1)} årsverk`
		);
		await expect(
			dialog.getByText('Årsverk meldt per hovedforløp.', { exact: false })
		).toBeVisible();
		await filesRead(page);
		await expect(dialog).toContainText('3 rader i filene');
		const [head, ...rows] = await tableText(dialog.getByRole('table'));
		expect(head?.slice(0, 2)).toEqual(['Fil', 'Linje']);
		const at = (name: string) => head?.indexOf(name) ?? -1;
		const row = rows.find((cells) => cells[at('Kategori')] === '3');
		expect(row?.slice(0, 2)).toEqual(['is248-eksempel.csv', String(line)]);
		expect(Number(row?.[at('Årsverk')]?.replace(',', '.'))).toBe(value);

		const sql = dialog.getByRole('region', { name: 'Spørringen (SQL)' });
		await expect(sql).toBeHidden();
		await dialog.getByText('Spørringen (SQL)').click();
		await expect(sql).toContainText('FROM is248');
		await dialog.getByRole('button', { name: 'Lukk' }).click();
		await expect(dialog).toBeHidden();
	});

	test('the rows behind the users are those of the file, small counts masked', async () => {
		await figureOf(page, 3, 'Behov').click();
		const dialog = explainDialog(page);
		const own = users(KOMMUNE, YEAR, 3).rows;
		await expect(dialog).toContainText(/Hvordan \d+ av brukerne fordeler seg på [234] grupper/);
		await openRows(page, 'behov');
		await expect(dialog).toContainText('4 rader i filene. Små tall om personer er skjult.');
		const [head, ...rows] = await tableText(dialog.getByRole('table'));
		const count = head?.indexOf('Antall brukere') ?? -1;
		const shown = rows.map((cells) => [cells[1], cells[count]]);
		expect(
			own.some(({ count }) => count > 0 && count < 5),
			'one is small'
		).toBe(true);
		// A small one is masked, and another with it, or their sum would give it away; none is another's.
		expect(shown.map(([line]) => line)).toEqual(own.map(({ line }) => String(line)));
		expect(shown.filter(([, text]) => text === ':').length).toBeGreaterThan(1);
		for (const [i, { count }] of own.entries())
			expect([':', ...(count < 5 ? [] : [String(count)])]).toContain(shown[i]?.[1]);
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();

		await page.getByRole('switch', { name: 'Intern' }).check();
		await settled(page);
		await figureOf(page, 3, 'Behov').click();
		await expect(dialog.getByRole('table')).toBeVisible();
		const [, ...internal] = await tableText(dialog.getByRole('table'));
		expect(internal.map((cells) => [cells[1], cells[count]])).toEqual(
			own.map((row) => [String(row.line), String(row.count)])
		);
		await page.keyboard.press('Escape');
		await page.getByRole('switch', { name: 'Intern' }).uncheck();
	});

	test('a reload of the address gives the same picture', async () => {
		const before = await plainText(picture(page));
		await page.reload();
		await expect(picture(page)).toBeVisible({ timeout: 90_000 });
		await expect.poll(() => plainText(picture(page))).toBe(before);
	});
});
