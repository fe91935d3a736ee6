/** Random numbers that are the same on every machine: only + − × ÷ and whole-number operations. */
export type Tilfeldig = () => number;

/** A stream of its own for each key, so that one source never shifts another. Values in [0, 1). */
export function tilfeldig(...nokkel: (string | number)[]): Tilfeldig {
	return mulberry32(fnv1a(nokkel.join('|')));
}

/** Approximately standard normal: twelve uniforms minus six, within ±6. */
export function normal(trekk: Tilfeldig): number {
	let sum = -6;
	for (let i = 0; i < 12; i += 1) sum += trekk();
	return sum;
}

/** A factor around 1 with the given spread, never under `minst`. */
export function faktor(trekk: Tilfeldig, spredning: number, minst = 0.3): number {
	return Math.max(minst, 1 + spredning * normal(trekk));
}

function mulberry32(fro: number): Tilfeldig {
	let tilstand = fro >>> 0;
	return () => {
		tilstand = (tilstand + 0x6d2b79f5) >>> 0;
		let t = tilstand;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

function fnv1a(tekst: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < tekst.length; i += 1) {
		hash ^= tekst.charCodeAt(i);
		hash = Math.imul(hash, 0x01000193);
	}
	return hash >>> 0;
}
