import { knowOnly } from '../intake/sheetWork.ts';
import { serve } from './serve.ts';
import { sheetWork } from './sheetWork.ts';

serve<null>((question, work) => {
	knowOnly(question.input);
	return sheetWork(question, work);
}, bytesIn);

/** The bytes of a file that has been read are handed over, and not copied. */
function bytesIn(found: unknown): Transferable[] {
	const { sniffed } = ((found as { found?: unknown }).found ?? {}) as {
		sniffed?: { decoded?: { whole?: { bytes?: unknown } } };
	};
	const bytes = sniffed?.decoded?.whole?.bytes;
	return bytes instanceof Uint8Array ? [bytes.buffer as ArrayBuffer] : [];
}
