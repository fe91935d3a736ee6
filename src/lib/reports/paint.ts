/** A colour as every drawing program reads it, and how opaque it is (0–1). */
export interface Paint {
	colour: string;
	opacity: number;
}

/** An SVG element's look, as attributes; the browser's computed style gives the values. */
export const SHAPE_STYLES = [
	'fill-rule',
	'stroke-width',
	'stroke-dasharray',
	'stroke-linecap',
	'stroke-linejoin',
	'stroke-miterlimit',
	'paint-order',
	'opacity'
] as const;

export const TEXT_STYLES = [
	'font-size',
	'font-style',
	'font-weight',
	'text-anchor',
	'dominant-baseline',
	'letter-spacing'
] as const;

/** What SVG takes for granted, and need not be said. */
const TAKEN_FOR_GRANTED: Record<string, string> = {
	'fill-rule': 'nonzero',
	'stroke-width': '1',
	'stroke-dasharray': 'none',
	'stroke-linecap': 'butt',
	'stroke-linejoin': 'miter',
	'stroke-miterlimit': '4',
	'paint-order': 'normal',
	opacity: '1',
	'font-style': 'normal',
	'font-weight': '400',
	'text-anchor': 'start',
	'dominant-baseline': 'auto',
	'letter-spacing': 'normal'
};

export function isTakenForGranted(name: string, value: string): boolean {
	return value === '' || TAKEN_FOR_GRANTED[name] === value.replace(/px$/, '');
}

/**
 * Reads a computed colour. Programs outside the browser know neither rgba() nor color(), so the
 * opacity is taken out and said by itself.
 *
 * @param css  `rgb(0, 98, 186)`, `rgba(0, 0, 0, 0.5)`, `color(srgb 0 0.4 0.7 / 0.5)`, `none` …
 */
export function paintOf(css: string): Paint {
	if (css === 'none' || css === 'transparent' || css === '') return { colour: 'none', opacity: 0 };
	const numbers = (css.match(/-?[\d.]+(?:e-?\d+)?%?/g) ?? []).map(number);
	const [r = 0, g = 0, b = 0, opacity = 1] = numbers;
	if (css.startsWith('rgb')) return { colour: hex([r, g, b]), opacity };
	if (css.startsWith('color(srgb ')) return { colour: hex([r * 255, g * 255, b * 255]), opacity };
	return { colour: css, opacity: 1 };
}

function number(text: string): number {
	return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
}

function hex(channels: readonly number[]): string {
	const bytes = channels.map((x) => Math.max(0, Math.min(255, Math.round(x))));
	return `#${bytes.map((x) => x.toString(16).padStart(2, '0')).join('')}`;
}

/** The id a `url("#id")` points to inside the document, or null. */
export function referredId(css: string): string | null {
	return /^url\(["']?#([^"')]+)["']?\)/.exec(css)?.[1] ?? null;
}

/** The families as an attribute, with one that every machine has at the end. */
export function fontFamily(computed: string): string {
	const families = computed.replaceAll('"', "'");
	return /sans-serif\s*$/.test(families) ? families : `${families}, Arial, sans-serif`;
}

/** Pixels with at most two decimals, as an attribute. */
export function px(x: number): string {
	return String(Math.round(x * 100) / 100);
}
