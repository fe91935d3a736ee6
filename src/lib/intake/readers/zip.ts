import { unzipSync } from 'fflate';
import { breath } from '../breath.ts';

/** What a packed file may grow to: more is no municipal table, and would fill the memory. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * The files in a zip, folders and the system's own leftovers apart.
 *
 * One after another, with room for the page between them. The library's own way of not being in the
 * page's way is a worker made of text, which Trusted Types forbid.
 */
export async function readZip(file: Blob): Promise<File[]> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	const wanted: string[] = [];
	let total = 0;
	unzipSync(bytes, {
		filter: ({ name, originalSize }) => {
			if (/\/$|(^|\/)(__MACOSX\/|\.)/.test(name)) return false;
			wanted.push(name);
			total += originalSize;
			return false;
		}
	});
	if (total > MOST_BYTES) throw new Error('the unpacked files are larger than 512 MB');
	const files: File[] = [];
	for (const wantedName of new Set(wanted)) {
		await breath();
		const content = unzipSync(bytes, { filter: ({ name }) => name === wantedName })[wantedName];
		if (content)
			files.push(
				new File([content as Uint8Array<ArrayBuffer>], wantedName.split('/').at(-1) ?? wantedName)
			);
	}
	return files;
}
