// Takes out of the engine's wasm what only loading extensions needs: 75 000 exports and the code
// that nothing else reaches. Extensions are never loaded here, and a third less code is compiled
// at every start. Takes half a minute, once per version: the result is kept beside the packages.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
/** The engine as its package has it. */
export const enginePath = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
const worker = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js');

/** Where the trimmed engine of the installed version is, or will be. */
export function trimmedPath() {
	const hash = createHash('sha256');
	for (const file of [enginePath, worker, fileURLToPath(import.meta.url)])
		hash.update(readFileSync(file));
	const name = hash.digest('hex').slice(0, 16);
	return fileURLToPath(
		new URL(`../node_modules/.cache/forlopsatlas/${name}/duckdb-eh.wasm`, import.meta.url)
	);
}

/** What the worker's script names, and what the dynamic linker looks up among the engine's own. */
function exportsToKeep(module) {
	const words = new Set(readFileSync(worker, 'utf8').match(/[A-Za-z_$][\w$]*/g));
	const linked = new Set(
		WebAssembly.Module.imports(module)
			.filter((one) => one.module.startsWith('GOT'))
			.map(({ name }) => name)
	);
	return ({ name }) => words.has(name) || words.has(`_${name}`) || linked.has(name);
}

async function trim(bytes) {
	const { default: binaryen } = await import('binaryen');
	const compiled = new WebAssembly.Module(bytes);
	const keep = exportsToKeep(compiled);
	const module = binaryen.readBinary(bytes);
	// What the engine was built with and browsers of the last years have; not what is newer.
	const { Features } = binaryen;
	module.setFeatures(
		Features.ExceptionHandling |
			Features.BulkMemory |
			Features.BulkMemoryOpt |
			Features.MutableGlobals |
			Features.SignExt |
			Features.NontrappingFPToInt |
			Features.ReferenceTypes |
			Features.Multivalue |
			Features.SIMD128 |
			Features.CallIndirectOverlong
	);
	for (const one of WebAssembly.Module.exports(compiled))
		if (!keep(one)) module.removeExport(one.name);
	module.runPasses(['remove-unused-module-elements']);
	return module.emitBinary();
}

/** A link that fails does so when the engine starts, in a browser: what can be seen here is. */
function assertLinks(before, after) {
	const wanted = (module) =>
		WebAssembly.Module.imports(module).map((one) => `${one.module}.${one.name}`);
	const known = new Set(wanted(before));
	const foreign = wanted(after).filter((name) => !known.has(name));
	if (foreign.length > 0) throw new Error(`The trimmed engine imports ${foreign.join(', ')}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const target = trimmedPath();
	if (!existsSync(target)) {
		console.log('Trimming the engine, once: about half a minute …');
		const bytes = readFileSync(enginePath);
		const trimmed = await trim(bytes);
		assertLinks(new WebAssembly.Module(bytes), new WebAssembly.Module(trimmed));
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(`${target}.part`, trimmed);
		renameSync(`${target}.part`, target);
		console.log(`${bytes.length} bytes became ${trimmed.length}`);
	}
}
