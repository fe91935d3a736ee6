/** What a project file is known by, whatever it is called. */
export const FORMAT = 'forlopsatlas-project';
/** The first entry of the zip, uncompressed, so that its content stands at a fixed place. */
export const MIMETYPE = 'application/vnd.forlopsatlas.project+zip';
/** The zip's comment: this, and the SHA-256 of all that stands before it. */
export const SEAL = `${FORMAT} sha256:`;
export const SEAL_BYTES = SEAL.length + 64;
/** The first bytes of a locked file. */
export const LOCK = 'forlopsatlas-lock';

const HEAD_BYTES = 128;

/** Whether a file is a project, and whether it is locked; null for any other file. */
export async function projectIn(file: Blob): Promise<'open' | 'locked' | null> {
	const head = await latin(file.slice(0, HEAD_BYTES));
	if (head.startsWith(LOCK)) return 'locked';
	if (!head.startsWith('PK\u0003\u0004')) return null;
	if (head.includes(`mimetype${MIMETYPE}`)) return 'open';
	return (await latin(file.slice(-SEAL_BYTES))).startsWith(SEAL) ? 'open' : null;
}

async function latin(piece: Blob): Promise<string> {
	return String.fromCharCode(...new Uint8Array(await piece.arrayBuffer()));
}
