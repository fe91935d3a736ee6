// Writes .br and .gz beside each text and wasm file of the build. The adapter can do it too, but
// takes two minutes for the engine's 34 MB: best quality is not worth that for one file.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const WORTH_IT = /\.(html|js|css|json|svg|wasm|csv|txt|webmanifest)$/;
const HUGE = 5_000_000;
const folder = new URL('../build/', import.meta.url);

async function compressed(bytes) {
	const quality = bytes.length > HUGE ? 6 : 11;
	return {
		br: await promisify(brotliCompress)(bytes, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: quality,
				[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
			}
		}),
		gz: await promisify(gzip)(bytes, { level: 6 })
	};
}

/** What files of the same bytes are, the page's and the workers' copies of one: once for all of them. */
const done = new Map();

async function compress(path) {
	const bytes = await readFile(path);
	const key = createHash('sha256').update(bytes).digest('hex');
	if (!done.has(key)) done.set(key, compressed(bytes));
	const { br, gz } = await done.get(key);
	await writeFile(`${path}.br`, br);
	await writeFile(`${path}.gz`, gz);
}

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const paths = entries
	.filter((entry) => entry.isFile() && WORTH_IT.test(entry.name))
	.map((entry) => `${entry.parentPath}/${entry.name}`);
const sized = await Promise.all(
	paths.map(async (path) => ({ path, size: (await stat(path)).size }))
);
// The largest first, on every core: the last to end is then a small one.
const waiting = sized.sort((a, b) => b.size - a.size);
await Promise.all(
	Array.from({ length: availableParallelism() }, async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) await compress(next.path);
	})
);
