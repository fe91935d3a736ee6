// `npm run sbom`: all packages of the project as CycloneDX, and which of them the build holds.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mark } from './shipped/mark.mjs';
import { output, root } from './setup.mjs';

const list = `${root}build/lisenser.json`;
if (!existsSync(list)) {
	console.error('build/lisenser.json is not there: run `npm run build` first.');
	process.exit(1);
}
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const bom = JSON.parse(output(npm, ['sbom', '--sbom-format', 'cyclonedx']));
const { packages } = JSON.parse(readFileSync(list, 'utf8'));
const marked = mark(bom, packages);
writeFileSync(`${root}sbom.json`, `${JSON.stringify(marked, null, '\t')}\n`);
const shipped = marked.components.filter(({ scope }) => scope === 'required').length;
console.log(`sbom.json: ${marked.components.length} components, ${shipped} of them in the build`);
