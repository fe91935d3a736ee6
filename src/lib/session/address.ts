/**
 * An address that can be read. A "%" that begins no letter is taken for the sign it is, in the path
 * and after "#": the router reads both, and stops at one that it can't read. Somebody may have
 * written anything there, or cut a link in two.
 *
 * @param href a whole address
 */
export function readableAddress(href: string): string {
	const url = new URL(href);
	url.pathname = readable(url.pathname, decodeURI);
	url.hash = readable(url.hash, decodeURIComponent);
	return url.href;
}

function readable(text: string, decode: (text: string) => string): string {
	try {
		decode(text);
		return text;
	} catch {
		return text.replaceAll('%', '%25');
	}
}
