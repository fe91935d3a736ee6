import { faults } from './faults.ts';
import {
	asFile,
	chart,
	chooseFiles,
	chooseKommune,
	expect,
	fileSection,
	goTo,
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
