import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import {
	elementsOf,
	packageFaults,
	partsOf,
	saidIn,
	valuesOf,
	xmlOf,
	type Parts
} from '../docxParts.ts';
import { norwegianParts, paragraph, run, zipped } from '../norwegianTemplate.ts';
import { faults } from './faults.ts';
import {
	expect,
	openExampleFigures,
	plainText,
	settled,
	tableText,
	test,
	type NamedFile
} from './steps.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const template = (name: string, parts = norwegianParts()): NamedFile => ({
	...{ name, mimeType: WORD },
	buffer: Buffer.from(zipped(parts))
});

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Word i kommunens egen mal' });
const chooser = (page: Page) => page.getByTestId('template-file');

async function openTemplates(page: Page): Promise<void> {
	await openExampleFigures(page);
	await settled(page);
	await page.getByRole('button', { name: 'Flere måter' }).click();
	await page.getByRole('button', { name: 'Word i kommunens egen mal' }).click();
	await expect(dialog(page)).toBeVisible();
}

async function makeIn(page: Page): Promise<Parts> {
	const waiting = page.waitForEvent('download');
	await dialog(page).getByRole('button', { name: 'Lag Word i malen' }).click();
	const download: Download = await waiting;
	expect(download.suggestedFilename()).toMatch(/tynset-2024-.*-syntetisk\.docx$/);
	return partsOf(new Uint8Array(readFileSync(await download.path())));
}

const bare = (text: string) => text.replace(/\s+/g, '');

test('a template is filled with what stands on the page, in its own styles', async ({ page }) => {
	await openTemplates(page);
	await chooser(page).setInputFiles(template('Saksmal.docx'));
	await expect(dialog(page).getByRole('status')).toHaveText('Malen Saksmal.docx er klar.');
	await expect(dialog(page)).toContainText('Plassholdere i malen: {{tittel}}, {{avsnitt}}');
	await expect(dialog(page)).not.toContainText('Malen mangler');
	expect(await faults(page)).toEqual([]);
	const parts = await makeIn(page);
	await expect(dialog(page).getByRole('status')).toHaveText('Dokumentet er lastet ned.');
	expect(packageFaults(parts)).toEqual([]);
	const body = xmlOf(parts, 'word/document.xml');
	const lines = elementsOf(body, 'w:p');
	// The figures are synthetic: that stands first, and the template's own words after it.
	expect(lines.slice(0, 2).map(saidIn)).toEqual(['Syntetiske eksempeldata', 'Saksframlegg']);
	expect(body).not.toContain('{{');
	expect(valuesOf(body, 'w:pStyle')).toContain('Overskrift2');
	expect(saidIn(xmlOf(parts, 'word/header1.xml'))).toContain('Fjellvik kommune: Tynset 2024');
	expect([...parts.keys()].filter((path) => path.endsWith('.xlsx'))).toHaveLength(1);

	await page.keyboard.press('Escape');
	await expect(dialog(page)).toBeHidden();
	const figure = page.getByRole('figure').first();
	expect(bare(saidIn(body))).toContain(
		bare(await plainText(figure.getByRole('heading', { level: 2 })))
	);
	await figure.getByRole('button', { name: 'Tabell' }).click();
	const shown = (await tableText(figure.locator('table.ds-table')))
		.slice(1)
		.map((cells) => cells.slice(0, -1).map(bare));
	const written = elementsOf(elementsOf(body, 'w:tbl')[0] ?? '', 'w:tr')
		.slice(1)
		.map((row) => elementsOf(row, 'w:tc').map((cell) => bare(saidIn(cell))));
	expect(written).toEqual(shown);
});

test('a template that is hostile is refused with its reason, and the one before it stands', async ({
	page
}) => {
	await openTemplates(page);
	await chooser(page).setInputFiles(template('Brevmal.docx'));
	await expect(dialog(page).getByRole('status')).toHaveText('Malen Brevmal.docx er klar.');
	const parts = norwegianParts({
		body: paragraph(
			`<w:fldSimple w:instr="INCLUDEPICTURE &quot;https://x.example/a.png&quot;">${run('x')}</w:fldSimple>`
		)
	});
	await chooser(page).setInputFiles(template('Fiendtlig.docx', parts));
	const alert = dialog(page).getByRole('alert');
	await expect(alert).toContainText('Fiendtlig.docx kan ikke brukes som mal.');
	await expect(alert).toContainText('i teksten: INCLUDEPICTURE');
	await chooser(page).setInputFiles({
		...template('Gammel.doc'),
		buffer: Buffer.from('\xd0\xcf\x11\xe0', 'latin1')
	});
	await expect(alert).toContainText('det gamle formatet .doc');
	await expect(dialog(page)).toContainText('Mal: Brevmal.docx');
	expect(await faults(page)).toEqual([]);
	expect(packageFaults(await makeIn(page))).toEqual([]);
});

test('what nothing is put in is told, before and after', async ({ page }) => {
	await openTemplates(page);
	const parts = norwegianParts({
		body: paragraph(run('{{avsnit}}')) + paragraph(run('{{figur:7}}')) + paragraph(run('{{alt}}'))
	});
	await chooser(page).setInputFiles(template('Mal.docx', parts));
	await expect(dialog(page)).toContainText('Plassholdere vi ikke kjenner: {{avsnit}}.');
	const body = xmlOf(await makeIn(page), 'word/document.xml');
	await expect(dialog(page).getByRole('status')).toContainText('{{avsnit}}, {{figur:7}}');
	const marked = elementsOf(body, 'w:r').filter((one) => one.includes('w:highlight'));
	expect(marked.map(saidIn)).toEqual(['{{avsnit}}', '{{figur:7}}']);
});

test('a template can be dropped, changed and removed, and is there on the next kommune', async ({
	page
}) => {
	await openTemplates(page);
	const base64 = Buffer.from(zipped(norwegianParts())).toString('base64');
	const dataTransfer = await page.evaluateHandle((given) => {
		const transfer = new DataTransfer();
		const bytes = Uint8Array.from(atob(given), (letter) => letter.charCodeAt(0));
		transfer.items.add(new File([bytes], 'Sluppet.dotx'));
		return transfer;
	}, base64);
	for (const type of ['dragenter', 'dragover', 'drop'])
		await dialog(page).dispatchEvent(type, { dataTransfer });
	await expect(dialog(page)).toContainText('Mal: Sluppet.dotx');
	await expect(page.locator('.drop')).toHaveCount(0);
	await expect(page).toHaveURL(/\/kommune/);
	await chooser(page).setInputFiles(template('Ny.docx'));
	await expect(dialog(page)).toContainText('Mal: Ny.docx');
	await page.keyboard.press('Escape');
	await page.getByRole('combobox', { name: 'Velg kommune' }).fill('alvdal');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Alvdal/);
	const more = page.getByRole('button', { name: 'Flere måter' });
	if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
	await page.getByRole('button', { name: 'Word i kommunens egen mal' }).click();
	await expect(dialog(page)).toContainText('Mal: Ny.docx');
	await dialog(page).getByRole('button', { name: 'Fjern malen' }).click();
	await expect(dialog(page).getByRole('status')).toHaveText('Malen er fjernet.');
	await expect(dialog(page)).not.toContainText('Mal: Ny.docx');
});

test('by keyboard, on a narrow screen: the example is saved, and is itself a template', async ({
	page
}) => {
	await page.setViewportSize({ width: 375, height: 740 });
	await openExampleFigures(page);
	await settled(page);
	const more = page.getByRole('button', { name: 'Flere måter' });
	await more.focus();
	await page.keyboard.press('Enter');
	// After the workbook and the card.
	for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: 'Word i kommunens egen mal' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(dialog(page)).toBeVisible();
	await dialog(page).locator('summary').focus();
	await page.keyboard.press('Enter');
	await expect(dialog(page)).toContainText('{{vedlegg}}');
	const waiting = page.waitForEvent('download');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	const saved = await waiting;
	expect(saved.suggestedFilename()).toBe('mal-for-forlopsatlas.docx');
	await chooser(page).setInputFiles(await saved.path());
	await expect(dialog(page)).toContainText('{{figur:1}}');
	await expect(dialog(page)).not.toContainText('vi ikke kjenner');
	expect(await faults(page)).toEqual([]);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide).toBeLessThanOrEqual(375);
	const parts = await makeIn(page);
	expect(packageFaults(parts)).toEqual([]);
	expect(xmlOf(parts, 'word/document.xml')).not.toContain('{{');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'Word i kommunens egen mal' })).toBeFocused();
});

test('what is for the municipality’s own eyes says so on each page of its own template', async ({
	page
}) => {
	await openExampleFigures(page);
	await page.getByRole('switch', { name: 'Intern' }).check();
	await settled(page);
	await page.getByRole('button', { name: 'Flere måter' }).click();
	await page.getByRole('button', { name: 'Word i kommunens egen mal' }).click();
	await chooser(page).setInputFiles(template('Mal.docx'));
	const waiting = page.waitForEvent('download');
	await dialog(page).getByRole('button', { name: 'Lag Word i malen' }).click();
	const download = await waiting;
	expect(download.suggestedFilename()).toMatch(/^INTERN-/);
	const parts = partsOf(new Uint8Array(readFileSync(await download.path())));
	const stamp = 'INTERN – unntatt offentlighet';
	expect(saidIn(xmlOf(parts, 'word/header1.xml'))).toContain(stamp);
	expect(saidIn(elementsOf(xmlOf(parts, 'word/document.xml'), 'w:p')[0] ?? '')).toContain(stamp);
});
