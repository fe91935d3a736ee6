import type { Question, Said, Work } from './background.ts';
import { RefusedError } from './limits.ts';
import { knowOnly, tasks } from './sheetWork.ts';

const port = self as unknown as {
	onmessage: (event: MessageEvent<Question>) => void;
	postMessage: (said: Said, handedOver?: Transferable[]) => void;
};

port.onmessage = ({ data: { task, input } }) => {
	knowOnly(input);
	const work = tasks[task] as (input: unknown, work: Work) => Promise<unknown>;
	const onProgress = (progress: number) => port.postMessage({ progress });
	void work(input, { onProgress }).then(
		(found) => port.postMessage({ found }, bytesIn(found)),
		(error: unknown) =>
			port.postMessage(
				error instanceof RefusedError ? { refused: error.problem } : { failed: String(error) }
			)
	);
};

/** The bytes of a file that has been read are handed over, and not copied. */
function bytesIn(found: unknown): Transferable[] {
	const { sniffed } = (found ?? {}) as { sniffed?: { decoded?: { whole?: { bytes?: unknown } } } };
	const bytes = sniffed?.decoded?.whole?.bytes;
	return bytes instanceof Uint8Array ? [bytes.buffer as ArrayBuffer] : [];
}
