import { defineConfig } from '@playwright/test';
import journeys from '../../playwright.config.ts';

const port = Number(process.env.JOURNEY_PORT ?? 4299);
const address = `http://127.0.0.1:${port}`;

/** As the journeys, but behind nginx. */
export default defineConfig({
	...journeys,
	testDir: '.',
	outputDir: '../../test-results/server',
	workers: 1,
	use: { ...journeys.use, baseURL: address },
	webServer: {
		command: `node scripts/nginx.mjs ${port}`,
		cwd: new URL('../..', import.meta.url).pathname,
		url: address,
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 }
	}
});
