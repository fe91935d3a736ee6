/** A picture in an image can't see the page's fonts: it must bring its own. */
export interface Face {
	/** As the page names it: 'Inter Variable'. */
	family: string;
	/** Address of the font file (woff2), on the page's own server. */
	address: string;
}

const read = new Map<string, Promise<string>>();

/** Puts a font into a standalone SVG, so that its PNG has the page's letters. */
export async function withFont(svg: string, { family, address }: Face): Promise<string> {
	let data = read.get(address);
	if (!data) read.set(address, (data = dataAddress(address)));
	return withStyle(svg, faceRule(family, await data));
}

export function faceRule(family: string, data: string): string {
	const name = family.replace(/['"\\<>&]/g, '');
	return `@font-face{font-family:'${name}';font-weight:100 900;src:url(${data}) format('woff2')}`;
}

/** A style sheet as the first thing inside the outermost svg. */
export function withStyle(svg: string, rules: string): string {
	return svg.replace(/<svg\b[^>]*>/, (tag) => `${tag}<style>${rules}</style>`);
}

async function dataAddress(address: string): Promise<string> {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`Font ${address} answered ${answer.status}`);
	const bytes = new Uint8Array(await answer.arrayBuffer());
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return `data:font/woff2;base64,${btoa(text)}`;
}
