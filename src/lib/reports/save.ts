import type { DisclosureMode } from '../domain/figure.ts';

/** How long the browser may need to start reading the file, in milliseconds. */
const GRACE = 30_000;

/** What a file holds: figures, and for whose eyes; or what the user has written or brought, which no mode changes. */
export type Holding = DisclosureMode | 'own';

/** A file with internal figures begins with this in every language, so that it can be searched for. */
const STAMP = 'INTERN';

/** The name that a file leaves by. */
export function leavingName(name: string, holds: Holding): string {
	return holds === 'internal' ? `${STAMP}-${name}` : name;
}

/** Saves a file on the user's own machine. */
export function saveFile(name: string, blob: Blob, holds: Holding): void {
	const address = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = address;
	link.download = leavingName(name, holds);
	document.body.append(link);
	link.click();
	link.remove();
	setTimeout(() => URL.revokeObjectURL(address), GRACE);
}
