import { defineConfig } from '@playwright/test';
import { knownBrowser } from './scripts/browser.mjs';

const port = Number(process.env.JOURNEY_PORT ?? 4199);
const browser = knownBrowser();
if (!browser)
	throw new Error('No Chromium was found. `npm test` installs one; or set CHROMIUM_PATH to one.');
const address = `http://127.0.0.1:${port}`;

export default defineConfig({
	testDir: 'tests/journeys',
	outputDir: 'test-results/journeys',
	workers: 2,
	// The longest file must not be what all wait for.
	fullyParallel: true,
	retries: 0,
	forbidOnly: true,
	timeout: 180_000,
	expect: { timeout: 30_000 },
	// The JSON goes where PLAYWRIGHT_JSON_OUTPUT_FILE says.
	reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
	use: {
		baseURL: address,
		browserName: 'chromium',
		locale: 'nb-NO',
		timezoneId: 'Europe/Oslo',
		viewport: { width: 1280, height: 900 },
		// It fetches all of the app for each journey; those that are about it allow it.
		serviceWorkers: 'block',
		launchOptions: {
			executablePath: browser,
			args: [
				'--no-sandbox',
				'--disable-background-networking',
				'--disable-component-update',
				// Compiling the engine a second time, for speed, takes longer than a journey lasts.
				'--js-flags=--liftoff-only'
			]
		}
	},
	// A server that is there already may serve another build: then the run stops.
	webServer: {
		command: `node scripts/serve.mjs ${port}`,
		url: address,
		reuseExistingServer: false,
		env: { PORT: String(port) }
	}
});
