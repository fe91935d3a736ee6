interface Policy {
	createScriptURL(url: string): unknown;
}
interface PolicyFactory {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

const POLICY = 'forlopsatlas-worker';

/**
 * Starts a worker that the page's CSP governs.
 *
 * A worker started from a network URL has no CSP unless the server sends one with that file; a
 * blob worker inherits the page's. So the worker is a small blob that imports our own file. Only
 * that file and the blob made here pass the Trusted Types policy.
 */
export function startLockedWorker(fileUrl: string): Worker {
	if (new URL(fileUrl).origin !== location.origin)
		throw new RangeError('A worker must come from our own origin');
	const source = `
		const rules = { createScriptURL: (url) => {
			if (url !== ${JSON.stringify(fileUrl)}) throw new TypeError('Not our worker');
			return url;
		} };
		const policy = self.trustedTypes?.createPolicy('${POLICY}', rules) ?? rules;
		importScripts(policy.createScriptURL(${JSON.stringify(fileUrl)}));`;
	return startFrom(source);
}

/** What a server must send with the file of a sealed worker: it may make functions, and fetch nothing. */
export const SEALED =
	"default-src 'none'; script-src 'unsafe-eval'; connect-src 'none'; frame-ancestors 'none'";

/**
 * Starts a worker that makes functions of text, which the page's CSP forbids. It is started from its
 * own address, so that the CSP the server sends with that file governs it, and not the page's.
 *
 * @throws Error when the server sends no such CSP with it: then it is not started, for nothing but
 *         the file itself would keep it from the network
 */
export async function startSealedWorker(fileUrl: string): Promise<Worker> {
	if (new URL(fileUrl).origin !== location.origin)
		throw new RangeError('A worker must come from our own origin');
	// The same file as the worker is then started from: it has a name of its own in each version.
	const { headers } = await fetch(fileUrl);
	const policy = headers.get('Content-Security-Policy') ?? '';
	if (!isSealing(policy)) throw new Error(`Not sealed by its CSP: ${policy || 'none'}`);
	return new Worker(trusted(fileUrl));
}

/** Whether a CSP lets nothing be fetched or loaded. Of several, each holds. */
export function isSealing(policies: string): boolean {
	return policies.split(',').some((policy) => {
		const rules = policy.split(';').map((rule) => rule.trim().split(/\s+/));
		const of = (name: string) =>
			rules
				.find(([is]) => is === name)
				?.slice(1)
				.join(' ');
		return (
			of('default-src') === "'none'" &&
			of('script-src') === "'unsafe-eval'" &&
			(of('connect-src') ?? "'none'") === "'none'"
		);
	});
}

const HASHING = `
	onmessage = async ({ data: { file, name } }) => {
		try {
			const bytes = await file.arrayBuffer();
			const digest = await crypto.subtle.digest('SHA-256', bytes);
			postMessage({ digest, copy: name === null ? null : new File([bytes], name) });
		} catch (error) {
			postMessage({ error: String(error) });
		}
	};`;

/**
 * Starts a worker that hashes one file with SHA-256, and copies it into memory when it is given a
 * name. Of hundreds of megabytes both make a page stand still for seconds.
 */
export function startHashWorker(): Worker {
	return startFrom(HASHING);
}

function startFrom(source: string): Worker {
	const blobUrl = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
	const worker = new Worker(trusted(blobUrl));
	// The worker has its own copy once it runs; a minute is far more than it needs to start.
	setTimeout(() => URL.revokeObjectURL(blobUrl), 60_000);
	return worker;
}

let allowed = '';
let policy: Policy | undefined;

function trusted(blobUrl: string): string {
	allowed = blobUrl;
	const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
	if (!factory) return blobUrl;
	policy ??= factory.createPolicy(POLICY, {
		createScriptURL(url) {
			if (url !== allowed) throw new TypeError('Not our worker');
			return url;
		}
	});
	return policy.createScriptURL(blobUrl) as string;
}
