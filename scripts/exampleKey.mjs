// What the figures of the examples follow from, as one SHA-256: all that is declared in `data/`, the
// code that makes figures of it, and the packages it is made with.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const ROOMS = [
	'catalogue',
	'disclosure',
	'domain',
	'engine',
	'intake',
	'queries',
	'session',
	'workers'
];
const FOLDERS = ['data', ...ROOMS.map((room) => `src/lib/${room}`)];
const FOLLOWED = /\.(csv|json|sql|ts)$/;
const LEFT_OUT = /\.test\.ts$/;

/** Where `npm run build` puts the figures, for the page to be built with. */
export const exampleFolder = `${root}.eksempeltall`;

/** The examples themselves, in the order in which the page takes them in. */
export function examplePaths() {
	const folder = `${root}data/kilder/`;
	return readdirSync(folder, { recursive: true })
		.map((path) => String(path).replaceAll('\\', '/'))
		.filter((path) => /^[^/]+\/eksempel[^/]*\.csv$/.test(path))
		.sort()
		.map((path) => folder + path);
}

export function exampleKey() {
	return keyOf(FOLDERS);
}

/** What judgements of small numbers follow from beside the numbers. */
export function engineKey() {
	return keyOf(['src/lib/disclosure']);
}

/** What every figure and answer follows from beside the files: another may compute others. */
export function figuresKey() {
	const rooms = ['catalogue', 'disclosure', 'domain', 'intake', 'model', 'queries', 'statistics'];
	return keyOf(['data', ...rooms.map((room) => `src/lib/${room}`)]);
}

function keyOf(folders) {
	const paths = folders.flatMap((folder) =>
		readdirSync(root + folder, { recursive: true })
			.map((path) => `${folder}/${String(path).replaceAll('\\', '/')}`)
			.filter((path) => FOLLOWED.test(path) && !LEFT_OUT.test(path))
	);
	const hash = createHash('sha256');
	for (const path of ['package-lock.json', ...paths.sort()]) {
		const content = createHash('sha256').update(readFileSync(root + path));
		hash.update(`${path} ${content.digest('hex')}\n`);
	}
	return hash.digest('hex');
}
