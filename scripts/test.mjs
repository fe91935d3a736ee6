// `npm test`: installs what is missing, then types, lint and build, unit tests, and browser tests.
import { readFileSync, rmSync } from 'node:fs';
import {
	findBrowser,
	installPackages,
	mustEnd,
	mustRun,
	root,
	run,
	start,
	startAfter,
	startInTurn
} from './setup.mjs';

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
// Two at a time, as each uses one core; the build, which takes longest, as early as it can begin: it
// writes the texts anew that types are checked against.
const [types, ...form] = startInTurn([
	['npx', ['svelte-check', '--fail-on-warnings']],
	['npx', ['prettier', '--check', '.', '--log-level', 'warn']],
	['npx', ['eslint', '.']]
]);
// What the page shows of the examples before it has read them; unit tests look there too.
const figures = start('node', ['scripts/command.mjs', 'eksempeltall']);
const built = startAfter([types, figures], 'npm', ['run', '--silent', 'build']);
await mustEnd([types, ...form, figures, built]);
const unit = run('npx', [
	'vitest',
	'run',
	'--reporter=default',
	'--reporter=json',
	`--outputFile.json=${results.unit}`
]);
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
