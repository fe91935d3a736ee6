import { inBackground } from './background.ts';
import { isZip, startOf } from './readers/index.ts';

/** The files in a zip; any other file as it is, and a zip that can't be opened, to be told of. */
export async function unpack(file: File): Promise<File[]> {
	try {
		if (!isZip(await startOf(file))) return [file];
		const files = await inBackground('unzip', file);
		return files.length > 0 ? files : [file];
	} catch {
		return [file];
	}
}
