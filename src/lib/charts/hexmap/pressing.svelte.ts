import type { HexPicture, PlacedHex } from './layout.ts';
import { hexesIn, isArrow, nextHex, type Drawn } from './moves.ts';
import { selectionAfter, type Press } from './state.ts';

interface Told {
	picture: () => HexPicture;
	selected: () => readonly string[];
	/** Where the keyboard comes in, until it has been somewhere. */
	first: () => string | null;
	onSelect: (codes: string[]) => void;
	onHover: (code: string | null) => void;
	onChoose: (code: string) => void;
}

/** So far a pointer is moved before it draws, in pixels: a hand is never quite still. */
const STILL = 5;

const codeAt = (event: Event) =>
	(event.target as Element | null)?.closest<SVGElement>('[data-code]')?.dataset.code ?? null;

/** What is pressed, pointed at and drawn over on a map, by hand and by keyboard. */
export class Pressing {
	/** The rectangle that is being drawn. */
	drawn = $state.raw<Drawn | null>(null);
	/** The cell that the keyboard is at. */
	at = $state<string | null>(null);
	/** The keyboard is in the map. */
	inside = $state(false);
	readonly #told: Told;
	#start: { x: number; y: number } | null = null;
	/** The press that ends a rectangle presses no cell. */
	#ended = false;

	constructor(told: Told) {
		this.#told = told;
	}

	/** The one cell of the map that the tabulator leads to. */
	get stop(): string | null {
		const { hexes } = this.#told.picture();
		const has = (code: string | null) => hexes.some((hex) => hex.code === code);
		const first = this.#told.first();
		return [this.at, first].find(has) ?? hexes[0]?.code ?? null;
	}

	down = (event: PointerEvent) => {
		this.#ended = false;
		// A finger that is drawn over the map rolls the page.
		if (event.pointerType !== 'touch' && event.button === 0) this.#start = placeOf(event);
	};

	move = (event: PointerEvent) => {
		const start = this.#start;
		if (!start) return this.#told.onHover(codeAt(event));
		const { x, y } = placeOf(event);
		if (this.drawn || Math.hypot(x - start.x, y - start.y) > STILL)
			this.drawn = { x1: start.x, y1: start.y, x2: x, y2: y };
	};

	leave = () => this.#told.onHover(null);

	/** Wherever the pointer is let go. */
	up = (event: PointerEvent) => {
		const { drawn } = this;
		this.#start = null;
		if (!drawn) return;
		this.drawn = null;
		this.#ended = true;
		this.#press(hexesIn(this.#told.picture().hexes, drawn), event.shiftKey ? 'add' : 'only');
	};

	click = (event: MouseEvent) => {
		if (this.#ended) return void (this.#ended = false);
		const code = codeAt(event);
		if (code) this.at = code;
		const touched = 'pointerType' in event && event.pointerType === 'touch';
		const more = event.shiftKey || event.ctrlKey || event.metaKey || touched;
		if (code || !more) this.#press(code ? [code] : [], more ? 'toggle' : 'only');
	};

	key = (event: KeyboardEvent) => {
		const at = this.stop;
		if (at === null) return;
		if (isArrow(event.key)) this.#go(nextHex(this.#hexes, this.#hex(at), event.key));
		else if (event.key === ' ') this.#press([at], 'toggle');
		else if (event.key === 'Enter') this.#told.onChoose(at);
		else if (event.key === 'Escape' && this.#told.selected().length > 0) this.#press([], 'only');
		else return;
		event.preventDefault();
	};

	get #hexes() {
		return this.#told.picture().hexes;
	}

	#hex(code: string): PlacedHex {
		const found = this.#hexes.find((hex) => hex.code === code);
		if (!found) throw new Error(`No cell of the map is ${code}`);
		return found;
	}

	#go(next: PlacedHex | null): void {
		if (next) this.at = next.code;
	}

	#press(codes: readonly string[], press: Press): void {
		this.#told.onSelect(selectionAfter(this.#told.selected(), codes, press));
	}
}

/** Where a pointer is, in the picture's own pixels. */
function placeOf(event: PointerEvent): { x: number; y: number } {
	const svg = (event.currentTarget as SVGElement).ownerSVGElement;
	if (!svg) throw new Error('The map lies in no picture');
	const { left, top } = svg.getBoundingClientRect();
	return { x: event.clientX - left, y: event.clientY - top };
}
