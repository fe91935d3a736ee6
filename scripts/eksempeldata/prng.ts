/** Random numbers that are the same on every machine: only + − × ÷ and whole-number operations. */
export type Uniform = () => number;

/** A stream of its own for each key, so that one source never shifts another. Values in [0, 1). */
export function uniformOf(...key: (string | number)[]): Uniform {
	return mulberry32(fnv1a(key.join('|')));
}

/** Approximately standard normal: twelve uniforms minus six, within ±6. */
export function normal(draw: Uniform): number {
	let sum = -6;
	for (let i = 0; i < 12; i += 1) sum += draw();
	return sum;
}

/** A factor around 1 with the given spread, never under `least`. */
export function factor(draw: Uniform, spread: number, least = 0.3): number {
	return Math.max(least, 1 + spread * normal(draw));
}

function mulberry32(seed: number): Uniform {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

function fnv1a(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i += 1) {
		hash ^= text.charCodeAt(i);
		hash = Math.imul(hash, 0x01000193);
	}
	return hash >>> 0;
}
