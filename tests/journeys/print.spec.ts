import type { Page } from '@playwright/test';
import {
	chart,
	expect,
	follow,
	openExampleFigures,
	openWith,
	picture,
	settled,
	test
} from './steps.ts';

/** The pages of a PDF, counted by their objects. */
function pageCount(pdf: Buffer): number {
	return pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
}

const print = (page: Page) => page.pdf({ format: 'A4', preferCSSPageSize: true });

test('a kommune is printed on one or two A4 pages, without what belongs to the screen', async ({
	page
}, info) => {
	await openExampleFigures(page);
	await expect(page.getByRole('heading', { name: 'Mer om kommunen' })).toBeVisible();
	// The answer has been held against the country: until then it says less.
	await expect(page.getByRole('heading', { level: 2, name: /^Målt mot behovet/ })).toBeVisible();

	await test.step('pages', async () => {
		const pdf = await print(page);
		await info.attach('kommune.pdf', { body: pdf, contentType: 'application/pdf' });
		expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/);
		expect(pageCount(pdf)).toBeGreaterThanOrEqual(1);
		expect(pageCount(pdf)).toBeLessThanOrEqual(2);
	});

	await test.step('what is on them', async () => {
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('navigation', { name: 'Hovedmeny' })).toBeHidden();
		await expect(page.getByRole('combobox')).toHaveCount(0);
		await expect(page.getByRole('contentinfo')).toHaveCount(0);
		await expect(page.getByRole('button', { name: 'Tabell', exact: true })).toHaveCount(0);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tynset 2024');
		await expect(picture(page)).toBeVisible();
		await expect(page.getByTestId('synthetic')).toBeVisible();
		await expect(page.getByText(/^Forløpsatlas · skrevet ut /)).toBeVisible();
	});

	await test.step('the ground is white', async () => {
		const ground = () =>
			page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
		await expect.poll(ground).toBe('rgb(255, 255, 255)');
	});

	await test.step('nothing is cut off at the sides of the paper', async () => {
		// A4 less the margins, at 96 points to the inch.
		await page.setViewportSize({ width: 688, height: 1000 });
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow).toBeLessThanOrEqual(0);
		await info.attach('kommune.png', {
			body: await page.screenshot({ fullPage: true }),
			contentType: 'image/png'
		});
	});

	await test.step('who has chosen the dark prints dark letters on white too', async () => {
		await page.emulateMedia({ media: 'screen' });
		const scheme = () => page.evaluate(() => document.documentElement.dataset.colorScheme);
		await page.getByRole('button', { name: 'Meny' }).click();
		await page.getByRole('combobox', { name: 'Lys eller mørk' }).selectOption('Mørk');
		await expect.poll(scheme).toBe('dark');
		await page.evaluate(() => {
			addEventListener('beforeprint', () => {
				const pen = document.createElement('canvas').getContext('2d');
				const lightness = (element: Element) => {
					if (!pen) throw new Error('no canvas');
					pen.fillStyle = getComputedStyle(element).color;
					pen.fillRect(0, 0, 1, 1);
					const [r = 0, g = 0, b = 0] = pen.getImageData(0, 0, 1, 1).data;
					return (r + g + b) / 3;
				};
				const letters = document.querySelectorAll('h1, h2, .signature .note, .signature .figure');
				const printed = Math.max(...[...letters].map(lightness));
				document.documentElement.dataset.printed = String(printed);
			});
		});
		await print(page);
		const printed = await page.evaluate(() => Number(document.documentElement.dataset.printed));
		expect(printed, 'the lightest letters').toBeLessThan(130);
		expect(await scheme()).toBe('dark');
	});
});

test('a kommune that has other figures alone is printed with them', async ({ page }) => {
	await openWith(page, ['kpr.csv'], { typed: '3427', name: /^Tynset/ });
	const more = page.getByRole('heading', { name: 'Mer om kommunen' });
	await expect(more).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(chart(page, /psykiske plager/)).toBeVisible();
	await expect(page.getByText('Ikke skrevet ut her')).toHaveCount(0);
});

/** Of a sheet within its margins, in pixels of 1/96 inch. */
const SHEET = { width: 688, height: 1016 };
/** Paper has the layout of a wide screen; what is drawn there is no lower than here by more than this. */
const WIDE = { width: 960, height: 1016 };
const HIGHEST = 0.75 * SHEET.height;

for (const [locale, choice] of [
	['nb', 'Bokmål'],
	['nn', 'Nynorsk'],
	['en', 'English']
] as const)
	test(`no page break cuts a chart, and nothing is cut at the sides (${locale})`, async ({
		page
	}, info) => {
		await openExampleFigures(page);
		await page.getByRole('banner').getByRole('combobox').last().selectOption(choice);
		for (const path of ['kommune', 'planlegg', 'forlop/2']) {
			await page.setViewportSize({ width: 1440, height: 900 });
			await page.emulateMedia({ media: null });
			await follow(page, `/${path}?kommune=3427&aar=2024&data=eksempel`);
			await expect(page.getByRole('figure').first()).toBeVisible();
			await settled(page);
			const pdf = await print(page);
			await info.attach(`${path.replace('/', '-')}-${locale}.pdf`, {
				body: pdf,
				contentType: 'application/pdf'
			});
			expect(pageCount(pdf), path).toBeLessThanOrEqual(2);
			await page.emulateMedia({ media: 'print' });
			await page.setViewportSize(WIDE);
			const charts = await page.locator('figure:visible').evaluateAll((figures) =>
				figures.map((one) => ({
					breaks: getComputedStyle(one).breakInside,
					height: one.getBoundingClientRect().height
				}))
			);
			expect(charts.length, path).toBeGreaterThan(0);
			for (const { breaks, height } of charts) {
				expect(breaks, path).toBe('avoid');
				expect(height, path).toBeLessThan(HIGHEST);
			}
			await page.setViewportSize(SHEET);
			const sideways = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(sideways, path).toBeLessThanOrEqual(0);
		}
	});
