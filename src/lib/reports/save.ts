/** How long the browser may need to start reading the file, in milliseconds. */
const GRACE = 30_000;

/** Saves a file on the user's own machine. */
export function saveFile(name: string, blob: Blob): void {
	const address = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	document.body.append(link);
	link.click();
	link.remove();
	setTimeout(() => URL.revokeObjectURL(address), GRACE);
}
