import {
	fontFamily,
	isTakenForGranted,
	paintOf,
	px,
	referredId,
	SHAPE_STYLES,
	TEXT_STYLES
} from './paint.ts';

export const SVG = 'http://www.w3.org/2000/svg';

/** Builds an SVG element; attributes that are null are left out. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
	name: K,
	attributes: Record<string, string | null>
): SVGElementTagNameMap[K] {
	const element = document.createElementNS(SVG, name);
	for (const [key, value] of Object.entries(attributes)) {
		// The serializer writes the namespace itself.
		if (value !== null && key !== 'xmlns') element.setAttribute(key, value);
	}
	return element;
}

let pictures = 0;

/**
 * A picture that stands by itself: its computed look as attributes, no classes, its ids its own.
 *
 * @param box  where it lies on the sheet, in pixels
 */
export function clonedPicture(
	picture: SVGSVGElement,
	box: { x: number; y: number; width: number; height: number }
): SVGSVGElement {
	const clone = picture.cloneNode(true) as SVGSVGElement;
	const prefix = `p${++pictures}-`;
	carryOver(picture, clone, prefix);
	for (const [name, length] of Object.entries(box)) clone.setAttribute(name, px(length));
	clone.setAttribute('overflow', 'visible');
	clone.removeAttribute('role');
	return clone;
}

/** Walks the original and the clone side by side; what isn't displayed goes. */
function carryOver(from: Element, to: Element, prefix: string): void {
	const pairs = [...from.children].map((child, i) => [child, to.children[i]] as const);
	for (const [child, copy] of pairs) {
		if (!copy) continue;
		if (isShown(child)) carryOver(child, copy, prefix);
		else copy.remove();
	}
	dress(from, to, prefix);
}

const DEFINITIONS = new Set(['defs', 'pattern', 'clipPath', 'mask', 'linearGradient', 'stop']);
const PLAIN = new Set(['svg', 'g', ...DEFINITIONS]);

function isShown(element: Element): boolean {
	if (element.getAttribute('data-export') === 'no') return false;
	if (element.closest('defs')) return true;
	const { display, visibility } = getComputedStyle(element);
	return display !== 'none' && visibility === 'visible';
}

function dress(from: Element, to: Element, prefix: string): void {
	const style = getComputedStyle(from);
	strip(to);
	if (to.id) to.id = prefix + to.id;
	const opacity = style.opacity;
	if (from.localName === 'svg') return;
	if (PLAIN.has(from.localName)) {
		if (opacity !== '1') to.setAttribute('opacity', opacity);
		return;
	}
	dressPaint(to, 'fill', style, prefix);
	dressPaint(to, 'stroke', style, prefix);
	write(to, SHAPE_STYLES, style);
	if (from instanceof SVGTextContentElement) dressText(from, to, style);
}

/** Classes and the like mean nothing outside the page; a style attribute would be said twice. */
function strip(element: Element): void {
	for (const { name } of [...element.attributes]) {
		if (/^(class|style|tabindex|data-|aria-)/.test(name)) element.removeAttribute(name);
	}
}

function dressPaint(
	to: Element,
	name: 'fill' | 'stroke',
	style: CSSStyleDeclaration,
	prefix: string
): void {
	const css = style.getPropertyValue(name);
	const id = referredId(css);
	const paint = paintOf(css);
	const opacity = Number(style.getPropertyValue(`${name}-opacity`)) * (id ? 1 : paint.opacity);
	to.setAttribute(name, id ? `url(#${prefix}${id})` : paint.colour);
	if (opacity < 1 && paint.colour !== 'none') to.setAttribute(`${name}-opacity`, px(opacity));
	else to.removeAttribute(`${name}-opacity`);
}

function write(to: Element, names: readonly string[], style: CSSStyleDeclaration): void {
	for (const name of names) {
		const value = style.getPropertyValue(name);
		if (isTakenForGranted(name, value)) to.removeAttribute(name);
		else to.setAttribute(name, value);
	}
}

/** Figures of one width have no attribute; the object model writes it where the CSP would not. */
export function alignFigures(text: Element, { fontVariantNumeric }: CSSStyleDeclaration): void {
	if (fontVariantNumeric === 'normal' || !(text instanceof SVGElement)) return;
	text.style.fontVariantNumeric = fontVariantNumeric;
}

/** The set length keeps another font from running past its place. */
function dressText(from: SVGTextContentElement, to: Element, style: CSSStyleDeclaration): void {
	write(to, TEXT_STYLES, style);
	alignFigures(to, style);
	to.setAttribute('font-family', fontFamily(style.fontFamily));
	const hasOwnText = from.children.length === 0 && from.textContent?.trim();
	if (!hasOwnText) return;
	to.textContent = from.textContent?.trim() ?? '';
	to.setAttribute('textLength', px(from.getComputedTextLength()));
	to.setAttribute('lengthAdjust', 'spacingAndGlyphs');
}
