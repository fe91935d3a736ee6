import { readFileSync } from 'node:fs';
import { elementsOf } from '../docxParts.ts';
import { expect, openExampleFigures, plainText, saveAs, settled, test } from './steps.ts';

/** What all texts of an SVG say, one after another. */
const saidIn = (svg: string) =>
	elementsOf(svg, 'text')
		.map((one) => one.replace(/<[^>]*>/g, ''))
		.join(' ')
		.replace(/[\s\u00a0]+/g, ' ');

test('a picture that leaves the page has its finding, its place and its source in it', async ({
	page
}) => {
	// What an image was made of, before it was pixels.
	await page.addInitScript(() => {
		const drawn: string[] = [];
		Object.assign(window, { drawn });
		const { set, ...rest } = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')!;
		Object.defineProperty(HTMLImageElement.prototype, 'src', {
			...rest,
			set(this: HTMLImageElement, address: string) {
				drawn.push(decodeURIComponent(address));
				set?.call(this, address);
			}
		});
	});
	await openExampleFigures(page);
	await settled(page);
	const figure = page.getByRole('figure').first();
	const heading = await plainText(figure.getByRole('heading', { level: 2 }));
	const svgFile = await saveAs(page, figure, 'SVG');
	expect(svgFile.suggestedFilename()).toMatch(/^tynset-2024-.*-syntetisk\.svg$/);
	const svg = readFileSync(await svgFile.path(), 'utf8');
	const said = saidIn(svg);
	for (const wanted of [heading, 'Tynset (3427) 2024', 'BrukerPlan 2024', 'IS-24/8'])
		expect(said).toContain(wanted);
	expect(said).toContain('Syntetiske eksempeldata');
	expect(said).not.toContain('Last ned');
	expect(/<title[^>]*>([^<]*)/.exec(svg)?.[1]).toMatch(/^Tynset 2024: /);

	await test.step('as PNG it has twice its points, in the letters of the page', async () => {
		const png = readFileSync(await (await saveAs(page, figure, 'PNG')).path());
		const [, width = 0, height = 0] = /<svg[^>]*? width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * +width, 2 * +height]);
		const drawn = await page.evaluate(
			() => (window as unknown as { drawn: string[] }).drawn.at(-1) ?? ''
		);
		expect(drawn).toContain("@font-face{font-family:'Inter Variable'");
		expect(drawn).toMatch(/url\(data:font\/woff2;base64,[\w+/]{10000,}/);
		expect(saidIn(drawn)).toBe(said);
	});
});
