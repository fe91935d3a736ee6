// `npm test`: installs what is missing, then types, lint, unit tests, build and browser tests.
import { readFileSync, rmSync } from 'node:fs';
import { findBrowser, installPackages, mustRun, mustRunTogether, root, run } from './setup.mjs';

installPackages();
const browser = await findBrowser();
console.log(`Browser: ${browser}`);
const env = { ...process.env, CHROMIUM_PATH: browser };
const results = {
	unit: `${root}test-results/unit.json`,
	journeys: `${root}test-results/journeys.json`
};
for (const path of Object.values(results)) rmSync(path, { force: true });

mustRun('npm', ['run', '--silent', 'messages']);
mustRun('npx', ['svelte-kit', 'sync']);
// Each uses one core, and is over at about the same time.
await mustRunTogether([
	['npx', ['svelte-check', '--fail-on-warnings']],
	['npx', ['prettier', '--check', '.', '--log-level', 'warn']],
	['npx', ['eslint', '.']]
]);
// What the page shows of the examples before it has read them; unit tests look there too.
mustRun('node', ['scripts/command.mjs', 'eksempeltall']);
const unit = run('npx', [
	'vitest',
	'run',
	'--reporter=default',
	'--reporter=json',
	`--outputFile.json=${results.unit}`
]);
mustRun('npm', ['run', '--silent', 'build']);
const journeys = run('npx', ['playwright', 'test'], {
	env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: results.journeys }
});

const u = JSON.parse(readFileSync(results.unit, 'utf8'));
const { stats } = JSON.parse(readFileSync(results.journeys, 'utf8'));
const passed = u.numPassedTests + stats.expected + stats.flaky;
const failed = u.numFailedTests + stats.unexpected;
const skipped = u.numPendingTests + stats.skipped;
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(unit || journeys || (failed > 0 ? 1 : 0) || (passed === 0 ? 1 : 0));
