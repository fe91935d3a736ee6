// The browser the tests run in, the same for `npm test` and for `npx playwright test` alone.
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** It draws pages as the whole browser does, without windows around them, in four fifths of the time. */
export const SHELL = '/usr/bin/chromium-headless-shell';

const SYSTEM_BROWSERS = [
	SHELL,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome'
];

/** CHROMIUM_PATH, one that is installed, the shell first, else Playwright's own; undefined where there is none. */
export function knownBrowser() {
	return [process.env.CHROMIUM_PATH, ...SYSTEM_BROWSERS, chromium.executablePath()].find(
		(path) => path && existsSync(path)
	);
}
