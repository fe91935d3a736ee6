/*
 * What an office library can't be asked for is changed where it is known how it writes; what isn't found
 * is an error, since a new version may write otherwise.
 */

/**
 * A part with something that stands in it once put in another's place.
 *
 * @throws RangeError when it stands there otherwise than once
 */
export function once(xml: string, what: string, by: string): string {
	const [before, after, ...rest] = xml.split(what);
	if (before === undefined || after === undefined || rest.length > 0)
		throw new RangeError(`Not once in the part: ${what}`);
	return `${before}${by}${after}`;
}

/** A text as it stands in an element or an attribute. */
export const escaped = (text: string): string =>
	text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
