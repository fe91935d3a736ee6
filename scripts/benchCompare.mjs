// How long the pages that compare take to paint a change, for the whole country with every column of
// the table, in the page's own clock; and how long until the county view is there.

const attached = { state: 'attached' };
const LOADED = { ...attached, timeout: 600_000 };

/**
 * From what a select is set to, until the last thing that follows has been painted: the second frame
 * after it stands in the document, ms. What a change starts and finishes later (an order by ranks) is
 * waited for too, as long as the page says that it is busy.
 *
 * @throws when nothing follows: then nothing was measured
 */
function change(page, select, value) {
	return page.evaluate(
		({ select, value }) =>
			new Promise((done, failed) => {
				const known = ['omrade', 'aar', 'mot', 'niva'];
				const field =
					document.querySelector(select) ??
					[...document.querySelectorAll('main select')].find(
						({ id, options }) => !known.includes(id) && options.length > 5
					);
				const main = document.querySelector('main');
				const from = performance.now();
				let painted = null;
				let pending = 0;
				const seen = new MutationObserver(() => {
					pending++;
					requestAnimationFrame(() =>
						requestAnimationFrame(() => {
							pending--;
							painted = performance.now();
						})
					);
				});
				seen.observe(main, { subtree: true, childList: true, characterData: true });
				field.value = value;
				field.dispatchEvent(new Event('change', { bubbles: true }));
				const wait = () => {
					const now = performance.now();
					const busy = main.querySelector('[aria-busy="true"], progress') !== null;
					const quiet = painted !== null && pending === 0 && now - painted > 400;
					if (busy || (!quiet && now - from < 5000)) return setTimeout(wait, 50);
					seen.disconnect();
					if (painted === null) return failed(new Error(`Nothing follows ${value} of ${select}`));
					done(painted - from);
				};
				setTimeout(wait, 50);
			}),
		{ select, value }
	);
}

/** Marks the first rows by the keyboard's own way in, one at a time. */
function mark(page, at) {
	return page.evaluate(
		(at) =>
			new Promise((done) => {
				const cell = document.querySelectorAll('[role="rowheader"], tbody th[scope="row"]')[at];
				const from = performance.now();
				cell?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
				requestAnimationFrame(() =>
					requestAnimationFrame(() => done(cell ? performance.now() - from : NaN))
				);
			}),
		at
	);
}

/**
 * @param runs how many times each change is made
 * @returns milliseconds, by what is changed
 */
export async function measureCompare(browser, address, runs) {
	const times = { county: [], reference: [], year: [], level: [], indicator: [], selection: [] };
	const context = await browser.newContext({
		locale: 'nb-NO',
		viewport: { width: 1440, height: 900 }
	});
	const page = await context.newPage();
	const scope = 'data=eksempel&aar=2024';
	await page.goto(`${address}/sammenlign/tabell?omrade=land:0&${scope}`, { timeout: 120_000 });
	await page.locator('html[data-figures="1"]').waitFor(LOADED);
	await page.locator('main figure').first().waitFor(LOADED);
	for (let i = 0; i < runs; i++)
		for (const [kind, select, values] of [
			['reference', '#mot', ['fylke', 'land']],
			['year', '#aar', ['2022', '2024']],
			['level', '#niva', ['99.8', '95']]
		])
			for (const value of values) times[kind].push(await change(page, select, value));
	for (let i = 0; i < runs; i++) times.selection.push(await mark(page, i));
	const memory = await page.evaluate(() => performance.memory?.usedJSHeapSize / 1e6);
	await page.locator('nav a[href*="/sammenlign/indikator"]').first().click();
	await page.waitForURL('**/sammenlign/indikator**');
	await page.getByLabel('Indikator', { exact: true }).waitFor(LOADED);
	await page.locator('main figure').first().waitFor(LOADED);
	const series = await page.evaluate(() => {
		const chooser = [...document.querySelectorAll('main select')].find(
			({ id, options }) => !['omrade', 'aar', 'mot', 'niva'].includes(id) && options.length > 5
		);
		return chooser ? [...chooser.options].slice(0, 6).map(({ value }) => value) : [];
	});
	for (const value of series) times.indicator.push(await change(page, '#indikator-velger', value));
	for (let i = 0; i < runs; i++) {
		await page.locator('header nav a[href*="/sammenlign"]').first().click();
		const shown = page.evaluate(
			() =>
				new Promise((done) => {
					const from = performance.now();
					const look = () =>
						document.querySelector('main figure') && !document.querySelector('main progress')
							? done(performance.now() - from)
							: requestAnimationFrame(look);
					look();
				})
		);
		times.county.push(await shown);
		await page.locator('nav a[href*="/sammenlign/tabell"]').first().click();
		await page.locator('main figure').first().waitFor(LOADED);
	}
	await context.close();
	return { times, memory };
}
