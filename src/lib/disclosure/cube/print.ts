/** 128 bits of what it takes: another content has another print. */
export class Print {
	readonly #sides = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];

	number(one: number): this {
		const bits = Number.isNaN(one) ? -1 : one;
		const sides = this.#sides;
		for (let side = 0; side < sides.length; side++) {
			const mixed = Math.imul(sides[side]! ^ (bits | 0), 0x01000193 + 2 * side);
			sides[side] = Math.imul(mixed ^ (bits / 2 ** 32) ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
		}
		return this;
	}

	numbers(list: ArrayLike<number>): this {
		this.number(list.length);
		for (let at = 0; at < list.length; at++) this.number(list[at]!);
		return this;
	}

	text(text: string): this {
		this.number(text.length);
		for (let at = 0; at < text.length; at++) this.number(text.charCodeAt(at));
		return this;
	}

	/** 32 hexadecimal digits. */
	toString(): string {
		return this.#sides.map((side) => side.toString(16).padStart(8, '0')).join('');
	}
}
