import { fontFamily, paintOf, px } from './paint.ts';
import { linesOf, type Letter, type Line } from './lines.ts';
import { alignFigures, clonedPicture, SVG, svgElement } from './clone.ts';

export interface PictureOptions {
	/** What the file is called by programs that read it aloud. */
	title: string;
	/** Colour of the ground, or 'none'. */
	background: string;
	/** Draws it in this scheme whatever the page's is: 'light' for documents. */
	scheme?: 'light' | 'dark';
	/** What is written below it: it says where the figures come from when the page is gone. */
	foot?: string;
}

/** Size and line of what is written at the foot, in pixels. */
const FOOT = { size: 11, line: 16, gap: 8 };

/** What is drawn into, and where the element's corner lies in the window. */
interface Sheet {
	root: SVGSVGElement;
	left: number;
	top: number;
}

/**
 * One standalone SVG of what is seen of an element: its pictures, texts, backgrounds and borders.
 * What is marked `data-export="no"` or hidden from sight is left out. Styles are written as
 * attributes, so the file looks the same where there is no style sheet.
 */
export function elementToSvg(element: HTMLElement, options: PictureOptions): string {
	const scheme = element.getAttribute('data-color-scheme');
	if (options.scheme) element.setAttribute('data-color-scheme', options.scheme);
	try {
		return new XMLSerializer().serializeToString(composed(element, options));
	} finally {
		if (scheme === null) element.removeAttribute('data-color-scheme');
		else element.setAttribute('data-color-scheme', scheme);
	}
}

/** The size of what elementToSvg draws, in pixels: without what is left out at the foot. */
export function pictureSize(element: HTMLElement, foot = ''): { width: number; height: number } {
	const { left, top, right } = element.getBoundingClientRect();
	const bottom = Math.max(
		top,
		...shown(element).map((child) => child.getBoundingClientRect().bottom)
	);
	const lines = footLines(foot, right - left).length;
	return {
		width: Math.ceil(right - left) + 2 * MARGIN,
		height: Math.ceil(bottom - top) + 2 * MARGIN + (lines && FOOT.gap + lines * FOOT.line)
	};
}

/** By words, as many to a line as the width takes. */
function footLines(foot: string, width: number): string[] {
	const pen = document.createElement('canvas').getContext('2d');
	if (!foot || !pen) return [];
	pen.font = `${FOOT.size}px ${getComputedStyle(document.body).fontFamily}`;
	return foot.split(' ').reduce<string[]>((lines, word) => {
		const longer = [lines.at(-1), word].filter(Boolean).join(' ');
		const fits = lines.length > 0 && pen.measureText(longer).width <= width;
		return fits ? [...lines.slice(0, -1), longer] : [...lines, word];
	}, []);
}

/** Air around the picture, in pixels. */
const MARGIN = 16;

function composed(
	element: HTMLElement,
	{ title, background, foot = '' }: PictureOptions
): SVGSVGElement {
	const { left, top } = element.getBoundingClientRect();
	const { width, height } = pictureSize(element, foot);
	const root = svgElement('svg', {
		xmlns: SVG,
		width: px(width),
		height: px(height),
		viewBox: `0 0 ${px(width)} ${px(height)}`,
		role: 'img'
	});
	const name = svgElement('title', {});
	name.textContent = title;
	root.append(name, svgElement('rect', { width: '100%', height: '100%', fill: background }));
	const sheet = { root, left: left - MARGIN, top: top - MARGIN };
	for (const node of element.childNodes) drawNode(node, sheet);
	const lines = footLines(foot, width - 2 * MARGIN);
	lines.forEach((line, i) => {
		const text = svgElement('text', {
			x: px(MARGIN),
			y: px(height - MARGIN - (lines.length - 1 - i) * FOOT.line),
			fill: '#555555',
			'font-family': fontFamily(getComputedStyle(document.body).fontFamily),
			'font-size': `${FOOT.size}px`
		});
		text.textContent = line;
		root.append(text);
	});
	return root;
}

function drawNode(node: Node, sheet: Sheet): void {
	if (node instanceof Text) drawText(node, sheet);
	else if (node instanceof SVGSVGElement) {
		if (!isLeftOut(node)) sheet.root.append(clonedPicture(node, cornerOf(node, sheet)));
	} else if (node instanceof HTMLElement && !isLeftOut(node)) {
		drawBox(node, sheet);
		for (const child of node.childNodes) drawNode(child, sheet);
	}
}

/**
 * The visible children, and theirs. One that is only there to be scrolled through, marked
 * `data-export="through"`, takes no room: what is in sight of it does.
 */
function shown(element: Element): Element[] {
	return [...element.children]
		.filter((child) => !isLeftOut(child))
		.flatMap((child) => {
			if (!(child instanceof HTMLElement)) return [child];
			const passed = child.getAttribute('data-export') === 'through';
			return [...(passed ? [] : [child]), ...shown(child)];
		});
}

function isLeftOut(element: Element): boolean {
	if (element.getAttribute('data-export') === 'no') return true;
	const style = getComputedStyle(element);
	if (style.display === 'none' || style.visibility !== 'visible' || style.opacity === '0')
		return true;
	const { width, height } = element.getBoundingClientRect();
	return style.overflow === 'hidden' && width <= 1 && height <= 1;
}

function cornerOf(element: Element, { left, top }: Sheet) {
	const box = element.getBoundingClientRect();
	return { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** The background, and the borders: as one frame when they are alike, else side by side. */
function drawBox(element: HTMLElement, sheet: Sheet): void {
	const style = getComputedStyle(element);
	const box = cornerOf(element, sheet);
	const ground = paintOf(style.backgroundColor);
	const borders = SIDES.map((side) => borderOf(style, side));
	const [first] = borders;
	const framed =
		first !== undefined && borders.every((one) => isAlike(one, first)) && first.width > 0;
	if (ground.opacity > 0 || framed) {
		sheet.root.append(
			frame(box, ground, framed ? first : null, parseFloat(style.borderRadius) || 0)
		);
	}
	if (!framed) borders.forEach((one, i) => drawSide(box, one, SIDES[i] ?? 'top', sheet));
}

interface Border {
	width: number;
	colour: string;
	opacity: number;
	dash: string | null;
}

function borderOf(style: CSSStyleDeclaration, side: (typeof SIDES)[number]): Border {
	const kind = style.getPropertyValue(`border-${side}-style`);
	const paint = paintOf(style.getPropertyValue(`border-${side}-color`));
	const isSeen = kind !== 'none' && kind !== 'hidden' && paint.opacity > 0;
	const width = isSeen ? parseFloat(style.getPropertyValue(`border-${side}-width`)) || 0 : 0;
	const dash = kind === 'dashed' ? px(width * 3) : kind === 'dotted' ? px(width) : null;
	return { width, ...paint, dash };
}

function isAlike(a: Border, b: Border): boolean {
	return (
		a.width === b.width && a.colour === b.colour && a.opacity === b.opacity && a.dash === b.dash
	);
}

type Box = ReturnType<typeof cornerOf>;

function frame(
	box: Box,
	ground: ReturnType<typeof paintOf>,
	border: Border | null,
	radius: number
) {
	const inset = (border?.width ?? 0) / 2;
	return svgElement('rect', {
		x: px(box.x + inset),
		y: px(box.y + inset),
		width: px(Math.max(0, box.width - inset * 2)),
		height: px(Math.max(0, box.height - inset * 2)),
		rx: px(Math.max(0, radius - inset)),
		fill: ground.opacity > 0 ? ground.colour : 'none',
		'fill-opacity': ground.opacity > 0 && ground.opacity < 1 ? px(ground.opacity) : null,
		...(border ? strokeOf(border) : {})
	});
}

function strokeOf({ width, colour, opacity, dash }: Border): Record<string, string | null> {
	return {
		stroke: colour,
		'stroke-width': px(width),
		'stroke-opacity': opacity < 1 ? px(opacity) : null,
		'stroke-dasharray': dash
	};
}

function drawSide(box: Box, border: Border, side: (typeof SIDES)[number], { root }: Sheet): void {
	if (border.width === 0) return;
	const half = border.width / 2;
	const [left, right] = [box.x, box.x + box.width];
	const [top, bottom] = [box.y, box.y + box.height];
	const ends = {
		top: [left, top + half, right, top + half],
		right: [right - half, top, right - half, bottom],
		bottom: [left, bottom - half, right, bottom - half],
		left: [left + half, top, left + half, bottom]
	}[side];
	const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = ends;
	root.append(
		svgElement('line', { x1: px(x1), y1: px(y1), x2: px(x2), y2: px(y2), ...strokeOf(border) })
	);
}

function drawText(node: Text, sheet: Sheet): void {
	const parent = node.parentElement;
	if (!parent || node.data.trim() === '') return;
	const style = getComputedStyle(parent);
	const letters = lettersOf(node, sheet, style.textTransform);
	for (const line of linesOf(letters)) sheet.root.append(textLine(line, style));
}

function lettersOf(node: Text, { left, top }: Sheet, transform: string): Letter[] {
	const range = document.createRange();
	const letters: Letter[] = [];
	let start = 0;
	for (const letter of node.data) {
		range.setStart(node, start);
		range.setEnd(node, (start += letter.length));
		const box = range.getClientRects()[0];
		if (!box) continue;
		letters.push({
			text: transform === 'uppercase' ? letter.toUpperCase() : letter,
			left: box.left - left,
			right: box.right - left,
			top: box.top - top,
			bottom: box.bottom - top
		});
	}
	return letters;
}

/** The length is said too, so that another font can't run into its neighbour. */
function textLine(line: Line, style: CSSStyleDeclaration): SVGElement {
	const { colour, opacity } = paintOf(style.color);
	const text = svgElement('text', {
		x: px(line.left),
		y: px(baseline(line, style)),
		textLength: px(line.right - line.left),
		lengthAdjust: 'spacingAndGlyphs',
		fill: colour,
		'fill-opacity': opacity < 1 ? px(opacity) : null,
		'font-family': fontFamily(style.fontFamily),
		'font-size': style.fontSize,
		'font-weight': style.fontWeight,
		'font-style': style.fontStyle === 'normal' ? null : style.fontStyle
	});
	alignFigures(text, style);
	text.textContent = line.text;
	return text;
}

/** A text's box reaches from the font's ascent to its descent; the letters stand in between. */
function baseline({ top, bottom }: Line, style: CSSStyleDeclaration): number {
	const pen = document.createElement('canvas').getContext('2d');
	if (!pen) return top + (bottom - top) * 0.8;
	pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
	const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText('Åg');
	return top + (bottom - top) * (up / (up + down));
}
