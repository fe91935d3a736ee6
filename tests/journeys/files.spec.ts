import type { Locator, Page } from '@playwright/test';
import {
	asFile,
	chooseFiles,
	chooseKommune,
	dropFiles,
	expect,
	figureOf,
	fileSection,
	fixture,
	goTo,
	loadAll,
	loadOne,
	pathwayRow,
	plainText,
	statusOf,
	tableText,
	test,
	unfold,
	openModel
} from './steps.ts';

const GOOD = ['brukerplan.csv', 'is248.csv', 'folkemengde.csv', 'kpr.csv'];

/** What the page says of how a file was read. */
const readAs = (page: Page, name: string) =>
	fileSection(page, name).getByText(/^Slik ble filen lest/);

const loadedText = (page: Page, name: string) =>
	plainText(fileSection(page, name).getByTestId('loaded'));

/** The sentence about one kind of problem. */
const problem = (page: Page, name: string, code: string): Locator =>
	fileSection(page, name).locator(`li[data-code="${code}"]`);

async function openNotes(page: Page, name: string) {
	await fileSection(page, name)
		.getByText(/^Dette har vi antatt eller latt være/)
		.click();
}

test('own files: what was understood, what is asked, and the figures', async ({ page }) => {
	await page.goto('/data');
	await expect(page.getByTestId('file')).toHaveCount(0);
	await chooseFiles(page, GOOD.map(fixture));

	await test.step('source and way of writing', async () => {
		const expected: [string, string, string][] = [
			['brukerplan.csv', 'brukerplan', 'UTF-8, semikolon, desimalkomma, kolonnenavn i rad 1'],
			['is248.csv', 'is248', 'Windows-1252 (antatt), semikolon, desimalkomma, kolonnenavn i rad 1'],
			[
				'folkemengde.csv',
				'befolkning',
				'Windows-1252 (antatt), semikolon, desimalkomma, kolonnenavn i rad 3'
			],
			['kpr.csv', 'kpr', 'UTF-8, komma, desimalpunktum, kolonnenavn i rad 1']
		];
		for (const [name, source, way] of expected) {
			await expect(statusOf(page, name)).toHaveText(/Klar til å lastes inn$/);
			await expect(fileSection(page, name).getByTestId('source')).toHaveValue(source);
			await expect(readAs(page, name)).toHaveText(`Slik ble filen lest: ${way}`);
		}
		await expect(fileSection(page, 'is248.csv').getByTestId('columns').locator('th')).toContainText(
			['Målgruppe', 'Årsverk']
		);
	});

	await loadAll(page);
	for (const name of GOOD) await expect(statusOf(page, name)).toContainText('Lastet inn');

	await test.step('counts', async () => {
		expect(await loadedText(page, 'brukerplan.csv')).toBe(
			'18 rader er lest, og alle er brukt. Filen har tall for 3 kommuner i 2022. ' +
				'Cellene med tall: 18 har et tall.'
		);
		expect(await loadedText(page, 'is248.csv')).toContain(
			'24 rader er lest, og alle er brukt. Filen har tall for 3 kommuner hvert år, 2021–2022.'
		);
		expect(await loadedText(page, 'is248.csv')).toContain('33 har et tall og 15 ikke samlet inn');
		expect(await loadedText(page, 'folkemengde.csv')).toContain(
			'36 rader er lest. 30 er brukt, 6 er ikke brukt.'
		);
		expect(await loadedText(page, 'kpr.csv')).toContain(
			'15 rader er lest. 12 er brukt, 3 er ikke brukt.'
		);
		expect(await loadedText(page, 'kpr.csv')).toContain('11 har et tall og 1 skjult av utgiveren');
	});

	await test.step('old codes: carried when one leads to one, cut when divided', async () => {
		const name = 'folkemengde.csv';
		await expect(problem(page, name, 'area-split')).toContainText(
			'K-1507 Ålesund ble delt i 1508 Ålesund og 1580 Haram. Tallene kan ikke fordeles'
		);
		await openNotes(page, name);
		await expect(problem(page, name, 'area-carried')).toContainText(
			'«K-3001 Halden» er en tidligere inndeling. Tallene er ført til 3101 Halden.'
		);
	});

	await test.step('a name that two kommuner have is asked about', async () => {
		const name = 'kpr.csv';
		await expect(problem(page, name, 'area-ambiguous')).toContainText(
			'«Våler» kan være flere steder: 3114 Våler (Østfold) eller 3419 Våler (Innlandet).'
		);
		const choice = fileSection(page, name).getByRole('combobox', {
			name: 'Hvilket sted er «Våler»?'
		});
		await expect(choice.getByRole('option')).toHaveText([
			'Bruk ikke radene',
			'3114 Våler (Østfold)',
			'3419 Våler (Innlandet)'
		]);
		await choice.selectOption('3419 Våler (Innlandet)');
		await expect(statusOf(page, name)).toContainText('Endret, ikke lastet inn på nytt');
		await loadOne(page, name);
		expect(await loadedText(page, name)).toContain('15 rader er lest, og alle er brukt.');
		await expect(problem(page, name, 'area-ambiguous')).toHaveCount(0);
		await expect(fileSection(page, name).getByTestId('answers')).toContainText(
			'«Våler» er 3419 Våler (Innlandet)'
		);
	});

	await test.step('the overview of kommuner and years', async () => {
		const [head, ...rows] = await tableText(page.getByTestId('coverage'));
		expect(head).toEqual(['Kilde', '2021', '2022']);
		expect(rows).toEqual([
			['BrukerPlan', '– ingen rader', '3 av 357'],
			['Folkemengde (SSB)', '– ingen rader', '5 av 357'],
			['IS-24/8', '3 av 357', '3 av 357'],
			['KPR (FHI)', '– ingen rader', '3 av 357']
		]);
	});

	await test.step('the figures of a kommune are those of the files', async () => {
		await goTo(page, 'Kommune');
		await chooseKommune(page, '3427', 'Tynset 2022');
		// 80 users in four groups, two of them hidden: another kommune's would follow from the sums.
		await expect(figureOf(page, 3, 'Behov')).toHaveText('21–45');
		await expect(pathwayRow(page, 3)).toContainText('grupper er skjult');
		await expect(pathwayRow(page, 23)).toContainText('80 registrert i alt i 2022');
		await expect(figureOf(page, 3, 'Kapasitet')).toHaveText('10,0 årsverk i alle former');
		await expect(pathwayRow(page, 3)).toContainText('9,0 i 2021');
		// Nothing of the user's own data is mixed with example assumptions.
		await expect(pathwayRow(page, 23)).toContainText('kan ikke avgjøres');
		await expect(page.getByRole('main')).not.toContainText('eksempelantakelse');
		await expect(page.getByTestId('synthetic')).toHaveCount(0);
		await chooseKommune(page, 'Våler (Innlandet)', 'Våler (Innlandet) 2022');
		await expect(page.getByRole('figure', { name: /Kontakt for psykiske plager/ })).toContainText(
			'155,5'
		);
	});
});

test('files that are dropped on any page come to the data page', async ({ page }) => {
	await openModel(page);
	await dropFiles(page, ['brukerplan.csv', 'is248.csv']);
	await expect(page).toHaveURL(/\/data$/);
	await expect(statusOf(page, 'brukerplan.csv')).toContainText('Klar til å lastes inn');
	await loadAll(page);
	await expect(statusOf(page, 'is248.csv')).toContainText('Lastet inn');
});

test('what can not be read is told, and leaves the others as they were', async ({ page }) => {
	await page.goto('/data');
	await chooseFiles(page, [fixture('brukerplan.csv')]);
	await loadOne(page, 'brukerplan.csv');
	await chooseFiles(page, ['tull.csv', 'tom.csv', 'regneark.xlsx'].map(fixture));
	await chooseFiles(page, [asFile('notat.txt', 'Kjære alle, takk for sist\nHilsen, Kari\n')]);
	await expect(statusOf(page, 'notat.txt')).toContainText('Trenger svar fra deg');
	await expect(problem(page, 'notat.txt', 'source-unknown')).toContainText(
		'Vi kjenner ikke igjen hvilken kilde filen kommer fra.'
	);
	const told: [string, string, string][] = [
		['tull.csv', 'no-header', 'Vi fant ingen rad med kolonnenavn.'],
		['tom.csv', 'empty-file', 'Filen er tom.'],
		['regneark.xlsx', 'format-damaged', 'Filen kan ikke åpnes som en Excel-fil (xlsx).']
	];
	for (const [name, code, sentence] of told) {
		await expect(statusOf(page, name)).toContainText('Kunne ikke leses');
		await expect(problem(page, name, code)).toContainText(sentence);
		await expect(fileSection(page, name)).toContainText('Filer som alt er lastet inn, er som før.');
		await expect(fileSection(page, name).getByTestId('load')).toHaveCount(0);
	}
	await expect(statusOf(page, 'brukerplan.csv')).toContainText('Lastet inn');
	await goTo(page, 'Kommune');
	await chooseKommune(page, '1515', 'Herøy (Møre og Romsdal) 2022');
	await expect(figureOf(page, 2, 'Behov')).toHaveText('73');
});

test('bad cells are told with their line and column, also after rows that shift the lines', async ({
	page
}) => {
	await page.goto('/data');
	await chooseFiles(page, [fixture('feil.csv')]);
	await loadOne(page, 'feil.csv');
	expect(await loadedText(page, 'feil.csv')).toContain(
		'8 rader er lest. 5 er brukt, 3 er ikke brukt.'
	);
	// The blank line 5 and the row that is too long, in line 8, stand before some of these.
	const told: [string, string][] = [
		[
			'not-a-number',
			'«mange» er verken et tall eller et tegn denne kilden bruker. Se rad 4, kolonnen «Antall».'
		],
		['year-invalid', '«20x1» er ikke ett enkelt år. Se rad 7, kolonnen «År».'],
		['out-of-range', 'Tallet «-7» ligger utenfor det kilden kan ha. Se rad 9, kolonnen «Antall».'],
		['row-wider', 'Se rad 8.']
	];
	for (const [code, sentence] of told)
		await expect(problem(page, 'feil.csv', code), code).toContainText(sentence);
	await expect(problem(page, 'feil.csv', 'row-count')).toHaveCount(0);

	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Last ned liste over merknader (CSV)' }).click();
	const report = await (await download).createReadStream();
	const lines = (await streamText(report)).split('\r\n');
	expect(lines).toContainEqual(expect.stringMatching(/^feil;4;Antall;mange;/));
	expect(lines).toContainEqual(expect.stringMatching(/^feil;7;År;20x1;/));
	expect(lines).toContainEqual(expect.stringMatching(/^feil;9;Antall;'-7;/));
});

test('headers and cells of a hostile file are only text', async ({ page, watch }) => {
	const hostile = [
		'Kommunenummer;År;Gruppe;"x""; DROP TABLE tall; --";<img src=x onerror=alert(1)>;Antall',
		`3427;2022;kun psykisk lidelse;'), ATTACH 'http://example.com/x.db';=1+1;40`,
		`3427;2022;<script>alert(1)</script>;y;z;7`,
		// All in one group would tell of each of them, and is not shown.
		`3427;2022;kun rus;y;z;30`
	].join('\n');
	const name = `"><img src=x onerror=alert(2)>'; DROP TABLE tall; --.csv`;
	let asked = 0;
	page.on('dialog', (dialog) => {
		asked++;
		void dialog.dismiss();
	});
	await page.goto('/data');
	await chooseFiles(page, [asFile(name, hostile)]);
	const section = page.getByTestId('file');
	await unfold(section.getByTestId('source'));
	await section.getByTestId('source').selectOption('brukerplan');
	await section.getByTestId('load').click();
	await expect(section.locator('header').getByRole('status')).toContainText('Lastet inn');
	await expect(section).toContainText('<img src=x onerror=alert(1)>');
	await expect(page.locator('main img, main script')).toHaveCount(0);
	await goTo(page, 'Kommune');
	await chooseKommune(page, '3427', 'Tynset 2022');
	await expect(figureOf(page, 3, 'Behov')).toHaveText('23');
	expect(asked).toBe(0);
	expect(watch.foreign).toEqual([]);
});

test('a file of which no row can be used says so', async ({ page }) => {
	await page.goto('/data');
	const head = 'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall\n';
	await chooseFiles(page, [
		asFile('ukjent.csv', `${head}Atlantis;2022;ROP;bolig;rød;12\n`),
		asFile('bare-hode.csv', head)
	]);
	await loadOne(page, 'ukjent.csv');
	await expect(statusOf(page, 'ukjent.csv')).toContainText('Lastet inn');
	expect(await loadedText(page, 'ukjent.csv')).toContain(
		'1 rad er lest. 0 er brukt, 1 er ikke brukt. Filen har ingen tall for kommuner.'
	);
	await expect(problem(page, 'ukjent.csv', 'area-unknown')).toContainText('«Atlantis»');
	await expect(statusOf(page, 'bare-hode.csv')).toContainText('Kunne ikke leses');
	await expect(problem(page, 'bare-hode.csv', 'no-rows')).toContainText(
		'«bare-hode.csv» har kolonnenavn, men ingen rader under dem. Se rad 1.'
	);
});

test('a file is removed, brought back, and all is deleted', async ({ page }) => {
	await page.goto('/data');
	await chooseFiles(page, ['brukerplan.csv', 'is248.csv', 'kpr.csv'].map(fixture));
	await loadAll(page);
	await expect(statusOf(page, 'kpr.csv')).toContainText('Lastet inn');
	const choice = fileSection(page, 'kpr.csv').getByRole('combobox', {
		name: 'Hvilket sted er «Våler»?'
	});
	await choice.selectOption('3419 Våler (Innlandet)');
	await loadOne(page, 'kpr.csv');

	await fileSection(page, 'kpr.csv')
		.getByRole('button', { name: /^Fjern/ })
		.click();
	await expect(fileSection(page, 'kpr.csv')).toHaveCount(0);
	await expect(page.getByTestId('coverage')).not.toContainText('KPR');
	await page.getByTestId('undo').getByRole('button', { name: 'Angre' }).click();
	await expect(statusOf(page, 'kpr.csv')).toContainText('Lastet inn');
	await expect(page.getByTestId('coverage')).toContainText('KPR');
	// The answer that was given is not asked for again.
	expect(await loadedText(page, 'kpr.csv')).toContain('15 rader er lest, og alle er brukt.');
	await expect(page.getByTestId('undo')).toHaveCount(0);

	await page.getByRole('button', { name: 'Slett alt' }).click();
	const dialog = page.getByRole('dialog', { name: 'Slette alt?' });
	await dialog.getByRole('button', { name: 'Avbryt' }).click();
	await expect(page.getByTestId('file')).toHaveCount(3);
	await page.getByRole('button', { name: 'Slett alt' }).click();
	await dialog.getByRole('button', { name: 'Slett alt' }).click();
	await expect(page.getByTestId('file')).toHaveCount(0);
	await expect(page.getByText('Alt er slettet.')).toBeVisible();
	await expect(page.getByTestId('coverage')).toHaveCount(0);
	await goTo(page, 'Kommune');
	await chooseKommune(page, '3427', /^Tynset/);
	await expect(page.locator('.signature')).toHaveCount(0);
});

test('a large file can be stopped while it is loaded, and loaded after all', async ({ page }) => {
	const rows = 200_000;
	const kommuner = ['1515', '1818', '3427', '0301', '3101', '4003', '4601', '5001'];
	const lines = ['Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall'];
	for (let i = 0; i < rows; i++)
		lines.push(
			`${kommuner[i % kommuner.length]};${1990 + (i % 35)};kun psykisk lidelse;bolig;grønn;${i % 997}`
		);
	await page.goto('/data');
	await chooseFiles(page, [fixture('is248.csv')]);
	await loadOne(page, 'is248.csv');
	await chooseFiles(page, [asFile('stor.csv', lines.join('\n'))]);
	await expect(statusOf(page, 'stor.csv')).toContainText('Klar til å lastes inn');

	// The stop is pressed as soon as it can be, whatever the machine's speed.
	await page.evaluate(() => {
		const file = [...document.querySelectorAll('[data-testid="file"]')].find((one) =>
			one.textContent?.includes('stor.csv')
		);
		const observer = new MutationObserver(() => {
			const stop = [...(file?.querySelectorAll('button') ?? [])].find((button) =>
				button.textContent?.startsWith('Avbryt')
			);
			if (!stop) return;
			observer.disconnect();
			stop.click();
		});
		if (file) observer.observe(file, { childList: true, subtree: true });
	});
	await fileSection(page, 'stor.csv').getByTestId('load').click();
	await expect(statusOf(page, 'stor.csv')).toContainText('Avbrutt');
	await expect(problem(page, 'stor.csv', 'cancelled')).toHaveCount(1);
	await expect(fileSection(page, 'stor.csv').getByTestId('loaded')).toHaveCount(0);
	await expect(statusOf(page, 'is248.csv')).toContainText('Lastet inn');
	await expect(page.getByTestId('coverage')).not.toContainText('BrukerPlan');

	await loadOne(page, 'stor.csv');
	expect(await loadedText(page, 'stor.csv')).toContain('200 000 rader er lest, og alle er brukt.');
	await expect(page.getByTestId('coverage')).toContainText('BrukerPlan');
});

async function streamText(stream: NodeJS.ReadableStream): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString('utf8');
}
