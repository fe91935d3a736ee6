/** A label that wants a place on a line: its middle and its extent, in pixels. */
export interface Wish {
	wanted: number;
	size: number;
}

interface Block {
	sum: number;
	count: number;
}

/**
 * Places labels so that none overlap and all are as near as can be to where they want to be (least
 * squares, by pooling neighbours that collide). They stay between the bounds; when they can't all
 * fit they start at the lower bound and go past the upper one.
 *
 * @returns  the middles, in the order of the wishes
 */
export function placeApart(wishes: readonly Wish[], low: number, high: number): number[] {
	const order = wishes.map((_, i) => i).sort((a, b) => wish(a).wanted - wish(b).wanted || a - b);
	const before = offsets(order.map((i) => wish(i).size));
	const total = before[order.length] ?? 0;
	const tops = pooled(order.map((i, k) => wish(i).wanted - wish(i).size / 2 - (before[k] ?? 0)));
	const places = new Array<number>(wishes.length).fill(0);
	order.forEach((i, k) => {
		const top = Math.max(low, Math.min(high - total, tops[k] ?? low));
		places[i] = top + (before[k] ?? 0) + wish(i).size / 2;
	});
	return places;

	function wish(i: number): Wish {
		return wishes[i] ?? { wanted: 0, size: 0 };
	}
}

/** The extent before each item, and the whole at the end. */
function offsets(sizes: readonly number[]): number[] {
	const sums = [0];
	for (const size of sizes) sums.push((sums.at(-1) ?? 0) + size);
	return sums;
}

/** The non-decreasing row nearest to the given one. */
function pooled(targets: readonly number[]): number[] {
	const blocks: Block[] = [];
	for (const target of targets) {
		let block: Block = { sum: target, count: 1 };
		for (let last = blocks.at(-1); last && mean(last) > mean(block); last = blocks.at(-1)) {
			block = { sum: last.sum + block.sum, count: last.count + block.count };
			blocks.pop();
		}
		blocks.push(block);
	}
	return blocks.flatMap((block) => new Array<number>(block.count).fill(mean(block)));
}

const mean = ({ sum, count }: Block) => sum / count;
