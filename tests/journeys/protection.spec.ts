import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import {
	asFile,
	chart,
	chooseFiles,
	chooseKommune,
	expect,
	fileSection,
	goTo,
	loadAll,
	loadOne,
	settled,
	statusOf,
	test,
	openParts
} from './steps.ts';

/* What lowers protection is never taken from a file without a question that says what it does. */

const HEADER = ['sted', 'aar', 'ventende', 'plasser'];
const NAME = 'venteliste.csv';
const DATA = `${HEADER.join(';')}\n1515;2024;3;7\n`;
const figure = (name: string, persons: boolean) => ({
	...{ field: `tall_${name.toLowerCase()}`, name, unit: 'personer', kind: 'antall', persons },
	dimension: 'kontekst'
});
const mapping = {
	kilde: 'egen_venteliste',
	source: {
		...{ id: 'egen_venteliste', name: 'Ventelisten', publisher: '', groups: [] },
		figures: [figure('Ventende', false), figure('Plasser', true)]
	},
	header: HEADER,
	columns: ['omrade', 'aar', 'tall_ventende', 'tall_plasser'].map((field) => ({ field })),
	...{ constants: {}, areaChoices: {}, valueChoices: {}, units: {}, repeated: 'once' }
};
const fileOf = (content: object) =>
	asFile(
		'fra-naboen.json',
		JSON.stringify({ format: 'forlopsatlas-kobling', version: 1, mapping: content })
	);

test('a mapping file that opens small numbers asks, and shows none before the answer', async ({
	page
}) => {
	await page.goto('/data');
	await chooseFiles(page, [fileOf(mapping)]);
	const question = page.getByTestId('protection');
	await expect(question).toContainText('«Ventende» i «Ventelisten» ikke teller personer');
	await expect(question).toContainText('Da vises også tall fra 1 til 4');
	expect(await faults(page)).toEqual([]);
	await chooseFiles(page, [asFile(NAME, DATA)]);
	await loadOne(page, NAME);
	const small = fileSection(page, NAME).getByTestId('small-numbers');
	const waiting = chart(page, /Ventende/);
	await expect(small.locator('summary')).toHaveText(/Små tall:\s+skjult/);

	await test.step('until then it is hidden', async () => {
		await goTo(page, 'Kommune');
		await chooseKommune(page, '1515', 'Herøy (Møre og Romsdal) 2024');
		await openParts(page, 'Mer om kommunen');
		await expect(chart(page, /Plasser/)).toContainText('7');
		await expect(waiting).toContainText('skjult');
		await expect(waiting).not.toContainText(/\b3\b/);
	});
	await test.step('with a yes it is shown, and the file says so', async () => {
		await goTo(page, 'Data');
		await question.getByRole('button', { name: 'Tallene teller ikke personer' }).click();
		await expect(question).toHaveCount(0);
		await expect(page.getByTestId('protection-answered')).toBeVisible();
		await expect(page.getByRole('group', { name: 'Vern av små tall' })).toBeFocused();
		await expect(small.locator('summary')).toHaveText(/Små tall:\s+vist i «Ventende»/);
		expect(await faults(page)).toEqual([]);
		await goTo(page, 'Kommune');
		await expect(waiting).toContainText(/\b3\b/);
	});
	await test.step('and it can be taken back at the file', async () => {
		await goTo(page, 'Data');
		const tick = small.getByRole('checkbox', { name: 'Ventende' });
		await small.locator('summary').click();
		await tick.check();
		await expect(small.locator('summary')).toHaveText(/Små tall:\s+skjult/);
		await goTo(page, 'Kommune');
		await expect(waiting).toContainText('skjult');
		await expect(waiting).not.toContainText(/\b3\b/);
	});
});

test('a mapping that reads counts of persons as something else waits, and is let go of with a no', async ({
	page
}) => {
	await page.goto('/data');
	const rate = {
		...mapping,
		...{ kilde: 'befolkning', source: undefined, header: ['Kommune', 'År', 'Antall brukere'] },
		columns: ['omrade', 'aar', 'personer'].map((field) => ({ field }))
	};
	const name = 'brukere.csv';
	await chooseFiles(page, [asFile(name, 'Kommune;År;Antall brukere\n1515;2024;3\n')]);
	await settled(page);
	const before = await fileSection(page, name).getByTestId('source').inputValue();
	await chooseFiles(page, [fileOf(rate)]);
	const question = page.getByTestId('protection');
	await expect(question).toContainText('«Antall brukere» som noe annet enn antall personer');
	await expect(question).toContainText('Koblingen er ikke tatt i bruk før du har svart.');
	await question.getByRole('button', { name: 'Behold skjulingen' }).click();
	await expect(question).toHaveCount(0);
	await expect(fileSection(page, name).getByTestId('source')).toHaveValue(before);
	await chooseFiles(page, [fileOf(rate)]);
	await question.getByRole('button', { name: 'Tallene teller ikke personer' }).click();
	await expect(fileSection(page, name).getByTestId('source')).toHaveValue('befolkning');
	await expect(statusOf(page, name)).toBeVisible();
});

const USERS = asFile(
	'brukere.csv',
	'Kommunenummer;År;Gruppe;Antall\n' +
		'1818;2024;rus og alvorlig psykisk lidelse;60\n1818;2024;rus uten psykisk lidelse;40\n'
);
const STAFF = asFile(
	'arsverk.csv',
	'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk\n1818;2024;V;Hovedforløp;1;1\n' +
		'1818;2024;V;Hovedforløp;2;5,2\n1818;2024;V;Hovedforløp;3;7,3\n'
);
const HEROY = { typed: '1818', name: 'Herøy (Nordland) 2024' };
const COMING = 'Svaret kommer når små tall er beskyttet.';

/** The worker that protects does not get its own file before it is let go. */
async function holdProtection(page: Page): Promise<() => void> {
	let go = () => {};
	const gate = new Promise<void>((done) => (go = done));
	await page.route(/protectWorker/, async (route) => {
		await gate;
		await route.continue();
	});
	return go;
}

/** Both files in, and the kommune's page open: users are held back. */
async function openHeld(page: Page): Promise<void> {
	await page.goto('/data');
	await chooseFiles(page, [USERS, STAFF]);
	await loadAll(page);
	for (const { name } of [USERS, STAFF])
		await expect(statusOf(page, name)).toContainText('Lastet inn');
	await expect(page.locator('html')).toHaveAttribute('data-figures', '1');
	await goTo(page, 'Kommune');
	await chooseKommune(page, HEROY.typed, HEROY.name);
}

test('figures of persons come behind the others, and say until then that they are being protected', async ({
	page
}) => {
	const go = await holdProtection(page);
	await openHeld(page);
	const answer = page.locator('figure').first();
	const card = page.getByTestId('protecting');
	await test.step('the others are there, those of persons are on their way', async () => {
		await expect(answer).toContainText(COMING);
		await expect(answer).toContainText('beskyttes');
		await expect(answer).toContainText('12,5');
		await expect(answer).not.toContainText('kan ikke avgjøres');
		await expect(page.locator('[aria-busy=true]').first()).toContainText(COMING);
		await expect(page.getByText(/\b(60|40|100)\b/)).toHaveCount(0);
		await expect(card).toContainText('Små tall i BrukerPlan beskyttes');
		await expect(card.getByRole('button', { name: 'Stopp' })).toBeVisible();
		expect(await faults(page)).toEqual([]);
	});
	await test.step('and then they come by themselves', async () => {
		go();
		await expect(page.locator('html')).toHaveAttribute('data-figures', '2');
		await expect(card).toHaveCount(0);
		await expect(answer).not.toContainText(COMING);
		await expect(answer).toContainText(/\b100\b/);
		await expect(answer).not.toContainText('beskyttes');
	});
});

test('the protection can be stopped, says what that means, and goes on when it is asked for', async ({
	page
}) => {
	const go = await holdProtection(page);
	await openHeld(page);
	const answer = page.locator('figure').first();
	const card = page.getByTestId('protecting');
	const stop = card.getByRole('button', { name: 'Stopp' });
	await stop.focus();
	await page.keyboard.press('Enter');
	const resume = card.getByRole('button', { name: 'Beskytt nå' });
	await expect(resume).toBeFocused();
	await expect(card.getByRole('status')).toContainText(
		'Beskyttelsen av små tall i BrukerPlan er stoppet. Tall om personer derfra vises ikke før den er ferdig.'
	);
	await expect(answer).toContainText(COMING);
	await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
	expect(await faults(page)).toEqual([]);
	await test.step('on a small screen it covers nothing at the foot of the page', async () => {
		const wide = page.viewportSize() ?? { width: 1280, height: 900 };
		await page.setViewportSize({ width: 375, height: 640 });
		await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
		const last = page.getByRole('contentinfo').getByRole('link').last();
		const [link, over] = [await last.boundingBox(), await card.boundingBox()];
		expect((link?.y ?? 0) + (link?.height ?? 0)).toBeLessThanOrEqual(over?.y ?? 0);
		await page.setViewportSize(wide);
	});
	// The same button starts and stops it: its worker is still held.
	await page.keyboard.press('Enter');
	await expect(stop).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(resume).toBeFocused();
	go();
	await expect(page.locator('html')).toHaveAttribute('data-figures', '1');
	await page.keyboard.press('Enter');
	await expect(card).toHaveCount(0);
	await expect(answer).not.toContainText(COMING);
	await expect(answer).toContainText(/\b100\b/);
});
