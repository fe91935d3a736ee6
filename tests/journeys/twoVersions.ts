import { createHash } from 'node:crypto';
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sirv from 'sirv';
import { repository } from './steps.ts';

/*
 * The built app, and after it a newer version under the same address: the same code, with another
 * version, and with no file left under the name it had. What a browser remembers of a file it has
 * fetched is nothing here, as after a day.
 */
export interface TwoVersions {
	address: string;
	/** From now on only the newer version is served. */
	deploy(): void;
	close(): Promise<void>;
}

const LASTING = '_app/immutable';
const NEWER_LASTING = '_app/immutable/newer';
/** Where a file lies, not what is said of all of them. */
const LASTING_FILE = /_app\/immutable\/([a-z]+)\/(?=[\w-])/g;
const NEWER = '9999999999999';

export async function serveTwoVersions(): Promise<TwoVersions> {
	const folder = mkdtempSync(join(tmpdir(), 'forlopsatlas-'));
	const older = join(repository, 'build');
	const newer = join(folder, 'newer');
	makeNewer(older, newer);
	const setHeaders = (response: { setHeader(name: string, value: string): void }) =>
		response.setHeader('Cache-Control', 'no-store');
	const options = { single: '200.html', dev: true, setHeaders } as const;
	const serving = { older: sirv(older, options), newer: sirv(newer, options) };
	let now: keyof typeof serving = 'older';
	const server = createServer((request, response) => serving[now](request, response));
	const address = await listening(server);
	return {
		address,
		deploy: () => void (now = 'newer'),
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

function listening(server: Server): Promise<string> {
	return new Promise((resolve) =>
		server.listen(0, '127.0.0.1', () => {
			const bound = server.address();
			if (typeof bound !== 'object' || bound === null) throw new Error('No port');
			resolve(`http://127.0.0.1:${bound.port}`);
		})
	);
}

function makeNewer(older: string, newer: string): void {
	const { version } = JSON.parse(readFileSync(join(older, '_app/version.json'), 'utf8')) as {
		version: string;
	};
	cpSync(older, newer, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
	for (const path of readdirSync(newer, { recursive: true, encoding: 'utf8' })) {
		if (!/\.(js|html|json|css)$/.test(path)) continue;
		const file = join(newer, path);
		const text = readFileSync(file, 'utf8');
		const changed = text.replaceAll(version, NEWER).replace(LASTING_FILE, `${NEWER_LASTING}/$1/`);
		writeFileSync(file, path.endsWith('.html') ? hashed(changed) : changed);
	}
	renameSync(join(newer, LASTING), join(newer, 'moved'));
	cpSync(join(newer, 'moved'), join(newer, NEWER_LASTING), { recursive: true });
	rmSync(join(newer, 'moved'), { recursive: true });
}

/** The page names its script by the hash; another script is another hash. */
function hashed(html: string): string {
	const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
	const hash = createHash('sha256').update(script).digest('base64');
	return html.replace(/('wasm-unsafe-eval' 'sha256-)[^']+/, `$1${hash}`);
}
