import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, repository } from './steps.ts';

const AXE = readFileSync(`${repository}node_modules/axe-core/axe.min.js`, 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the page as it stands, in light and in dark, one line for each element. */
export async function faults(page: Page): Promise<string[]> {
	// A page that is not drawn yet has no faults, nor anything else.
	await expect(page.locator('main h1').first()).toBeVisible();
	// By the debugger, which no CSP governs; the page's own scripts stay under it.
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
	const found: string[] = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const results = await page.evaluate((values) => {
			const { axe } = window as unknown as {
				axe: { run(context: Document, options: object): Promise<AxeResults> };
			};
			return axe.run(document, {
				runOnly: { type: 'tag', values },
				resultTypes: ['violations'],
				// What it would fetch is for sound and film, of which there is none.
				preload: false
			});
		}, RULES);
		expect(results.passes.length, 'axe has looked at something').toBeGreaterThan(5);
		for (const { id, nodes } of results.violations)
			for (const { target, failureSummary } of nodes)
				found.push(
					`${colorScheme} ${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`
				);
	}
	await page.emulateMedia({ colorScheme: 'light' });
	return found;
}
