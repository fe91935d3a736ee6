// Writes .br and .gz beside each text and wasm file of the build. The adapter can do it too, but
// takes two minutes for the engine's 34 MB: best quality is not worth that for one file.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const WORTH_IT = /\.(html|js|css|json|svg|wasm|csv|txt|webmanifest)$/;
const HUGE = 5_000_000;
const folder = new URL('../build/', import.meta.url);

async function compress(path) {
	const bytes = await readFile(path);
	const quality = bytes.length > HUGE ? 6 : 11;
	const brotli = await promisify(brotliCompress)(bytes, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: quality,
			[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
		}
	});
	await writeFile(`${path}.br`, brotli);
	await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 6 }));
}

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
for (const entry of entries)
	if (entry.isFile() && WORTH_IT.test(entry.name))
		await compress(`${entry.parentPath}/${entry.name}`);
