import { unzip } from 'fflate';

/** What a packed file may grow to: more is no municipal table, and would fill the memory. */
const MOST_BYTES = 512 * 1024 * 1024;

/** The files in a zip, folders and the system's own leftovers apart. */
export async function readZip(file: Blob): Promise<File[]> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	let total = 0;
	const entries = await new Promise<Record<string, Uint8Array>>((done, fail) =>
		unzip(
			bytes,
			{
				filter: ({ name, originalSize }) => {
					const wanted = !/\/$|(^|\/)(__MACOSX\/|\.)/.test(name);
					total += wanted ? originalSize : 0;
					return wanted && total <= MOST_BYTES;
				}
			},
			(error, found) => (error ? fail(error) : done(found))
		)
	);
	if (total > MOST_BYTES) throw new Error('the unpacked files are larger than 512 MB');
	return Object.entries(entries).map(
		([name, content]) =>
			new File([content as Uint8Array<ArrayBuffer>], name.split('/').at(-1) ?? name)
	);
}
