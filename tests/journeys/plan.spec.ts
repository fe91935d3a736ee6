import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import { numbersIn } from './numbers.ts';
import {
	asFile,
	expect,
	fixture,
	goTo,
	openExample,
	openExampleFigures,
	openWith,
	plainText,
	test,
	type NamedFile
} from './steps.ts';

const KOMMUNE = 'kommune=3427&aar=2024';

const row = (page: Page, name: string) =>
	page
		.getByRole('table', { name: /^Hva scenarioene innebærer/ })
		.getByRole('row', { name: new RegExp(`^${name} `) });
const finding = (page: Page) => page.getByRole('figure').getByRole('heading');
const scenarioTable = (page: Page) => page.getByRole('table', { name: /i dag og scenarioene/ });

/** The fixture's man-years, split by type of measure too: 20.35 as its pathways sum to. */
function withTypes(): NamedFile {
	const text = readFileSync(fixture('is248.csv'), 'latin1').trimEnd();
	const types = { 'Ambulant team': '10,35', 'Dag og aktivitet': '4', Booppfølging: '6' };
	const lines = Object.entries(types).map(
		([type, arsverk]) => `1515;Herøy;2022;V;Tiltakstype;${type};${arsverk};;`
	);
	return asFile('is248.csv', Buffer.from([text, ...lines, ''].join('\r\n'), 'latin1'));
}

/** @param open with `openExample` the engine comes too, and there are files to delete */
async function openPlan(page: Page, open = openExampleFigures): Promise<void> {
	await open(page, KOMMUNE);
	await goTo(page, 'Planlegg');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tynset: planlegg');
}

async function addArsverk(page: Page, count: string): Promise<void> {
	await page.getByRole('button', { name: 'Legg til årsverk' }).click();
	await expect(page.getByLabel('Hovedforløp, linje 1')).toBeFocused();
	await page.getByLabel('Antall, linje 1').fill(count);
	await page.getByLabel('Antall, linje 1').press('Tab');
}

test('a scenario is written, compared, undone and made again', async ({ page }) => {
	await openPlan(page);
	await expect(finding(page)).toContainText('I dag, forløp 2 og 3: ');
	await expect(page.getByText(/^Ingen av scenarioene endrer noe ennå/)).toBeVisible();
	expect(await faults(page)).toEqual([]);

	await addArsverk(page, '1,5');
	await expect(finding(page)).toHaveText(
		/^\+1,5\sårsverk \(kostnaden er ikke regnet ut\); .*forløp 2 og 3/
	);

	await test.step('the man-years of today and of the scenario differ by just that', async () => {
		await page.getByRole('button', { name: 'Tabell', exact: true }).click();
		const arsverkOf = async (name: string) => {
			const row = scenarioTable(page).getByRole('row', {
				name: new RegExp(`^Hovedforløp 2 og 3 samlet ${name}`)
			});
			return numbersIn(await plainText(row.getByRole('cell').nth(3)));
		};
		const [low = NaN, high = NaN] = await arsverkOf('I dag');
		const [then = NaN, most = NaN] = await arsverkOf('Scenario A');
		expect(then).toBeCloseTo(low + 1.5, 0);
		expect(most).toBeCloseTo(high + 1.5, 0);
	});

	await test.step('the second and third pathway are told together, and first', async () => {
		const units = await scenarioTable(page).locator('tbody tr > :first-child').allTextContents();
		expect(units.map((text) => text.slice(0, 23))).toEqual([
			...Array<string>(2).fill('Hovedforløp 2 og 3 saml'),
			...Array<string>(2).fill('Hovedforløp 2: Kortvari'),
			...Array<string>(2).fill('Hovedforløp 3: Alvorlig'),
			...Array<string>(2).fill('Hovedforløp 1: Milde og')
		]);
		await expect(page.getByRole('figure')).toContainText('i bolig og dagtilbud er holdt utenfor');
	});

	await test.step('a post says how many there are of its education today', async () => {
		await page.getByLabel('Utdanning, linje 1').selectOption('Psykolog');
		await expect(row(page, 'Stillinger')).toContainText(
			/Hovedforløp 3: \+1,5 årsverk, psykolog \(\d+,\d i alle tjenester i 2024, IS-24\/8\)/
		);
	});

	await test.step('what is taken away gives the focus to what may come', async () => {
		await page.getByRole('button', { name: 'Legg til årsverk' }).click();
		await expect(page.getByLabel('Hovedforløp, linje 2')).toBeFocused();
		await page.getByRole('button', { name: /^Fjern ?: linje 2/ }).click();
		await expect(page.getByRole('button', { name: 'Legg til årsverk' })).toBeFocused();
	});

	await test.step('it costs nothing known before somebody says what a man-year costs', async () => {
		await expect(row(page, 'Kostnad')).toContainText('skriv hva et årsverk koster');
		await page.getByRole('button', { name: 'Skriv hva et årsverk koster' }).click();
		await expect(page.getByLabel('Hva et årsverk koster')).toBeFocused();
		await page.getByLabel('Hva et årsverk koster').fill('900.000');
		await page.getByLabel('Hva et årsverk koster').press('Tab');
		await expect(row(page, 'Kostnad')).toContainText(
			/1,35 mill\. kroner i året \(2024-priser, 900\s000 kr per årsverk\)/
		);
		await expect(finding(page)).toHaveText(
			/^\+1,5\sårsverk koster 1,35\smill\. kroner; .*forløp 2 og 3/
		);
		await expect(page.getByRole('button', { name: 'Skriv hva et årsverk koster' })).toBeHidden();
	});

	await test.step('man-years in another form cost the same, and do not move the answer', async () => {
		const form = page.getByLabel('Arbeidsform, linje 1');
		await expect(form).toHaveValue('oppfolging');
		await form.selectOption('Bolig og dagtilbud');
		await expect(finding(page)).toHaveText(
			/^\+1,5\sårsverk koster 1,35\smill\. kroner; svaret for forløp 2 og 3 endres ikke, fordi 1,5\sårsverk er holdt utenfor\./
		);
		await expect(row(page, 'Holdt utenfor')).toContainText('forløp 2 og 3: +1,5 årsverk');
		await expect(page).toHaveURL(/#plan=/);
		await form.selectOption('Booppfølging');
		await expect(
			page.getByText(/% av årsverkene regnes som oppfølging \(antakelse\)/)
		).toBeVisible();
		await page.getByRole('button', { name: 'Angre' }).click();
		await expect(form).toHaveValue('utenfor');
		await page.getByRole('button', { name: 'Angre' }).click();
		await expect(form).toHaveValue('oppfolging');
	});

	await test.step('what is no number stays, with what is wrong', async () => {
		await page.getByLabel('Antall, linje 1').fill('halvannet');
		await page.getByLabel('Antall, linje 1').press('Tab');
		await expect(page.getByText('«halvannet» er ikke et tall vi kan lese.')).toBeVisible();
		await expect(page.getByLabel('Antall, linje 1')).toHaveValue('halvannet');
		await page.getByLabel('Antall, linje 1').fill('2');
		await page.getByLabel('Antall, linje 1').press('Tab');
		await expect(finding(page)).toContainText(/^\+2\sårsverk/);
	});

	await test.step('each step is undone and made again, by button and by key', async () => {
		await page.getByRole('button', { name: 'Angre' }).click();
		await expect(finding(page)).toContainText(/^\+1,5\sårsverk/);
		await page.getByRole('heading', { level: 1 }).click();
		await page.keyboard.press('Control+z');
		await expect(row(page, 'Kostnad')).toContainText('skriv hva et årsverk koster');
		await page.keyboard.press('Control+Shift+z');
		await expect(row(page, 'Kostnad')).toContainText('1,35 mill. kroner');
		await page.getByRole('button', { name: 'Gjør om' }).click();
		await expect(finding(page)).toContainText(/^\+2\sårsverk/);
	});
	expect(await faults(page)).toEqual([]);
});

test('a measure says what it needs, and is not counted before its man-years are known', async ({
	page
}) => {
	await openPlan(page);
	await page.getByLabel('Legg til tiltak …').selectOption('Rask psykisk helsehjelp');
	await expect(page.getByText('Regnes ikke med ennå.')).toBeVisible();
	await expect(row(page, 'Årsverk')).toContainText(/^Årsverk\s*0 årsverk/);
	await expect(row(page, 'Kostnad')).not.toContainText('0 kroner');
	await page.getByLabel('Eget tall for årsverk').fill('2');
	await page.getByLabel('Eget tall for årsverk').press('Tab');
	await expect(row(page, 'Årsverk')).toContainText(/\+2\sårsverk/);

	await page.getByLabel('Legg til tiltak …').selectOption('FACT-team, stort');
	await expect(row(page, 'Befolkningsgrunnlag')).toContainText(
		/FACT-team, stort trenger 40\s000 voksne \(antakelse\)\. Her er det 4\s\d{3} \(SSBs folkemengde 20\d\d\): for lite\./
	);
	await expect(row(page, 'Plasser')).toContainText('Hovedforløp 3: 250 brukere');
	expect(await faults(page)).toEqual([]);
});

test('need grows by a rate from the year that users are of, and a man-year has other users than today', async ({
	page
}) => {
	await openPlan(page);
	await page.getByLabel('Vekst i behov').selectOption('Prosent i året');
	await page.getByLabel('Midt, prosent i året').fill('1');
	await page.getByLabel('Midt, prosent i året').press('Tab');
	// 1.01^16 − 1
	await expect(row(page, 'Behov')).toContainText('17 % flere brukere i 2040 enn i 2024');
	await expect(row(page, 'Behov')).toContainText(
		'Veksten regnes fra 2024, året brukerne er talt (BrukerPlan).'
	);
	await expect(finding(page)).toHaveText(/^Uten nye årsverk; .*forløp 2 og 3/);

	await page.getByLabel('Brukere per årsverk i oppfølging, forløp 3').check();
	await page.getByLabel('Midt, registrerte brukere per årsverk').fill('18');
	await page.getByLabel('Midt, registrerte brukere per årsverk').press('Tab');
	await expect(row(page, 'Andre antakelser')).toContainText(
		'10 · 18 · 40 registrerte brukere per årsverk'
	);
});

test('numbers that nobody has set are asked for, begin empty, and count when all three are written', async ({
	page
}) => {
	await openWith(page, [withTypes(), 'brukerplan.csv', 'folkemengde.csv'], {
		typed: '1515',
		name: /^Herøy/
	});
	await goTo(page, 'Planlegg');
	const name = 'Brukere per årsverk i oppfølging, forløp 2';
	const asked = page.getByRole('region', { name: 'Svaret trenger tall som ingen kilde gir' });
	await expect(asked.getByRole('link', { name })).toHaveAttribute(
		'href',
		/\/modell\?.*#norm-brukere_per_oppfolgingsarsverk_2$/
	);
	await test.step('a FACT team is not counted before the municipality’s part is set', async () => {
		await page.getByLabel('Legg til tiltak …').selectOption('FACT-team, lite');
		await expect(page.getByText('Regnes ikke med ennå.')).toBeVisible();
		const part = 'Kommunens del av årsverkene i et FACT-team';
		await expect(asked.getByRole('link', { name: part })).toBeVisible();
		await expect(row(page, 'Årsverk')).toContainText(`regnes ikke med: «${part}» er ikke satt`);
		await page.getByLabel('Eget tall for årsverk').fill('3');
		await page.getByLabel('Eget tall for årsverk').press('Tab');
		await expect(row(page, 'Årsverk')).toContainText(/\+3\sårsverk/);
		await expect(asked.getByRole('link', { name: part })).toBeHidden();
	});

	const hours = page.getByRole('checkbox', { name: new RegExp(`^${name}`) });
	await hours.check();
	const fields = page.getByRole('group', { name });
	const field = (end: string) => fields.getByRole('textbox', { name: end });
	await expect(field('Lav')).toHaveValue('');
	await expect(page.getByText('Regnes med når alle tre er skrevet inn.')).toBeVisible();
	for (const [end, number] of [
		['Lav', '30'],
		['Midt', '45']
	] as const) {
		await field(end).fill(number);
		await field(end).press('Tab');
	}
	await expect(row(page, 'Andre antakelser')).not.toContainText('45');
	await expect(field('Lav')).toHaveValue('30');
	await field('Høy').fill('40');
	await field('Høy').press('Tab');
	await expect(field('Høy')).toHaveAttribute('aria-invalid', 'true');
	await field('Høy').fill('65');
	await field('Høy').press('Tab');
	await expect(row(page, 'Andre antakelser')).toContainText('30 · 45 · 65');
	await expect(page.getByText('Regnes med når alle tre er skrevet inn.')).toBeHidden();
	await hours.uncheck();
	await expect(row(page, 'Andre antakelser')).not.toContainText('45');
});

test('a plan that was deleted does not come back with the addresses of before', async ({
	page
}) => {
	await openPlan(page, openExample);
	await addArsverk(page, '1,5');
	await expect(page).toHaveURL(/#plan=[\w-]+$/);
	await goTo(page, 'Data');
	await page.evaluate(() => sessionStorage.setItem('sveltekit:snapshot', '{"1":["Tynset"]}'));
	await page.getByTestId('remove-all').click();
	const dialog = page.getByRole('dialog', { name: 'Slette alt?' });
	await dialog.getByRole('button', { name: 'Slett alt' }).click();
	await expect(page.getByText('Alt er slettet', { exact: false })).toBeVisible();
	const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
	expect(kept).not.toMatch(/sveltekit|Tynset|plan/);

	await page.getByRole('button', { name: 'Prøv med eksempeldata' }).click();
	await expect(page.getByTestId('synthetic')).toBeVisible();
	await page.goBack();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tynset: planlegg');
	await expect(finding(page)).toContainText('I dag, forløp 2 og 3: ');
	await expect(page).not.toHaveURL(/#plan=/);

	await test.step('a new plan on the same address is kept like any other', async () => {
		await addArsverk(page, '2');
		await expect(page).toHaveURL(/#plan=[\w-]+$/);
		await page.reload();
		await expect(finding(page)).toContainText(/^\+2\sårsverk/);
	});
});

test('a plan is sent as an address and as a file, and comes back', async ({ page, context }) => {
	await openPlan(page);
	await page.getByLabel('Navn på scenario A').fill('Én sykepleier');
	await page.getByLabel('Navn på scenario A').press('Tab');
	await addArsverk(page, '1');
	await expect(page).toHaveURL(/#plan=[\w-]+$/);
	const address = page.url();

	await test.step('no server hears of the plan', async () => {
		const asked: string[] = [];
		const other = await context.newPage();
		other.on('request', (request) => asked.push(request.url()));
		await other.goto(address);
		await expect(finding(other)).toContainText(/^A: Én sykepleier: \+1\sårsverk/);
		expect(asked.length).toBeGreaterThan(0);
		expect(asked.filter((url) => url.includes('plan='))).toEqual([]);
		await other.close();
	});

	const saved = await test.step('saved as a file', async () => {
		const waiting = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Lagre planen som fil' }).click();
		return (await waiting).path();
	});
	expect(JSON.parse(readFileSync(saved, 'utf8'))).toMatchObject({
		format: 'forlopsatlas-plan',
		kommune: '3427'
	});

	await test.step('opened over another, which can be had back', async () => {
		await page.getByLabel('Antall, linje 1').fill('7');
		await page.getByLabel('Antall, linje 1').press('Tab');
		await expect(finding(page)).toContainText(/: \+7\sårsverk/);
		await page.getByTestId('plan-file').setInputFiles(saved);
		await expect(finding(page)).toContainText(/: \+1\sårsverk/);
		await page.getByRole('button', { name: 'Angre' }).click();
		await expect(finding(page)).toContainText(/: \+7\sårsverk/);
	});

	await test.step('numbers of before that move no answer are let go of, and told', async () => {
		const norms = { timer_per_bruker_2: { low: 30, middle: 45, high: 65 } };
		const scenario = { id: 'A', name: '', staff: [], measures: [], norms, growth: null };
		const together = { kommuner: [], measure: 'fact_liten', split: 'population' };
		const plan = { price: null, scenarios: [scenario], together };
		const content = { format: 'forlopsatlas-plan', version: 1, kommune: '3427', plan };
		await page.getByTestId('plan-file').setInputFiles({
			name: 'gammel.json',
			mimeType: 'application/json',
			buffer: Buffer.from(JSON.stringify(content))
		});
		await expect(
			page.getByText(
				'I planen for Tynset er «Timer per bruker i hovedforløp 2» i scenario A ikke tatt med'
			)
		).toBeVisible();
		await page.getByRole('button', { name: 'Angre' }).click();
		await expect(finding(page)).toContainText(/: \+7\sårsverk/);
	});

	await test.step('a file that is none is refused, and the plan stands', async () => {
		await page.getByTestId('plan-file').setInputFiles({
			name: 'plan.json',
			mimeType: 'application/json',
			buffer: Buffer.from('{"format":"noe annet"}')
		});
		await expect(page.getByText('Dette er ikke en hel plan fra Forløpsatlas.')).toBeVisible();
		await expect(finding(page)).toContainText(/: \+7\sårsverk/);
	});
});

test('kommuner share a team, and each sees what falls on it', async ({ page }) => {
	await openPlan(page);
	const field = page.getByRole('combobox', { name: 'Legg til kommune' });
	for (const name of ['Engerdal', 'Rendalen']) {
		await field.fill(name);
		await field.press('Enter');
		await expect(page.getByRole('button', { name: `Fjern ${name}` })).toBeVisible();
	}
	const table = page.getByRole('table', { name: /hva et felles team gir/ });
	await expect(table.getByRole('row')).toHaveCount(5);
	await test.step('a kommune has the same answer here as in its own plan', async () => {
		const today = await plainText(table.locator('tbody td:nth-child(5)').first());
		await expect(page.getByRole('figure')).toContainText(today);
	});
	await expect(
		page.getByText(/FACT-team, lite trenger 15\s000 voksne \(antakelse\)\. Her er det/)
	).toBeVisible();
	const parts = async () => {
		const cells = await table.locator('tbody td:nth-child(6)').allTextContents();
		return cells.map((text) => numbersIn(text)[0] ?? NaN);
	};
	const byPopulation = await parts();
	expect(byPopulation.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(99);
	expect(byPopulation.reduce((a, b) => a + b)).toBeLessThanOrEqual(101);
	await page.getByLabel('Årsverkene fordeles').selectOption('likt');
	await expect.poll(parts).toEqual([33, 33, 33]);

	await page.getByRole('button', { name: /^Legg vår del \(33 %\) inn i Scenario A/ }).click();
	await expect(page.getByText('Deles med Engerdal, Rendalen.')).toBeVisible();
	await expect(finding(page)).toHaveText(/^\+[\d,–]+\sårsverk .*forløp 2 og 3/);
	expect(await faults(page)).toEqual([]);
});
