import { AROUND, type Axial } from '../../src/lib/domain/hexes.ts';

const key = ({ a, r }: Axial) => `${a} ${r}`;

/** What a map keeps of the country. */
export interface Kept {
	/** Pairs with a border on land, and how many of them lie beside one another on the map. */
	pairs: number;
	kept: number;
	/** Of each kommune with borders: how many, and how many kept. */
	each: Map<string, { pairs: number; kept: number }>;
}

/** Counts the true neighbours that are neighbours on the map. */
export function keptOf(
	places: ReadonlyMap<string, Axial>,
	pairs: readonly [string, string][]
): Kept {
	const each = new Map<string, { pairs: number; kept: number }>();
	let kept = 0;
	for (const pair of pairs) {
		const beside = areBeside(places.get(pair[0]), places.get(pair[1]));
		if (beside) kept += 1;
		for (const code of pair) {
			const own = each.get(code) ?? { pairs: 0, kept: 0 };
			each.set(code, { pairs: own.pairs + 1, kept: own.kept + (beside ? 1 : 0) });
		}
	}
	return { pairs: pairs.length, kept, each };
}

export function areBeside(one: Axial | undefined, other: Axial | undefined): boolean {
	if (!one || !other) return false;
	return AROUND.some(({ a, r }) => one.a + a === other.a && one.r + r === other.r);
}

/** The parts that cells lie in, each a list. */
export function partsOf(cells: readonly Axial[]): Axial[][] {
	const left = new Map(cells.map((cell) => [key(cell), cell]));
	const parts: Axial[][] = [];
	for (const cell of cells) {
		if (!left.delete(key(cell))) continue;
		const part = [cell];
		for (const one of part)
			for (const { a, r } of AROUND) {
				const next = { a: one.a + a, r: one.r + r };
				if (left.delete(key(next))) part.push(next);
			}
		parts.push(part);
	}
	return parts;
}

/** The empty cells that one can't leave without crossing the map. */
export function holesIn(cells: readonly Axial[]): Axial[] {
	const taken = new Set(cells.map(key));
	const [as, rs] = [cells.map(({ a }) => a), cells.map(({ r }) => r)];
	const empty: Axial[] = [];
	for (let a = Math.min(...as) - 1; a <= Math.max(...as) + 1; a += 1)
		for (let r = Math.min(...rs) - 1; r <= Math.max(...rs) + 1; r += 1)
			if (!taken.has(key({ a, r }))) empty.push({ a, r });
	const [, ...enclosed] = partsOf(empty);
	return enclosed.flat();
}
