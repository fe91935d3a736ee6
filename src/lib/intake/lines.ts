/** What the engine says of a file's records, and what is known of its lines. */
export interface Layout {
	headerLine: number;
	/** Records that were read. */
	records: number;
	/** Lines without text (1-based), oldest first; those inside quotes too. */
	blank: readonly number[];
	/** By the engine's number, which counts records and blank lines: line breaks in the record. */
	rejected: ReadonlyMap<number, number>;
	/** By the record's number (1-based) among those that were read: line breaks inside quotes. */
	broken: ReadonlyMap<number, number>;
}

/** Records `from`–`to`, as numbered without gaps, stand `by` lines further down. */
export interface Shift {
	from: number;
	to: number;
	by: number;
}

/**
 * Where the records stand in their file: a blank line, a rejected record and a line break inside
 * quotes each put those that follow further down.
 */
export function placeRecords({ headerLine, records, blank, rejected, broken }: Layout) {
	const shifts: Shift[] = [];
	const rejectedLines = new Map<number, number>();
	const nextBlank = sorted(blank);
	const nextRejected = sorted(rejected.keys());
	const nextBroken = sorted(broken.keys());
	let line = headerLine + 1;
	let number = headerLine + 1;
	let record = 1;
	const read = (count: number) => {
		const from = headerLine + record;
		if (line > from) shifts.push({ from, to: from + count - 1, by: line - from });
		record += count;
	};
	const step = (lines: number) => {
		line += lines;
		number += 1;
	};
	for (;;) {
		const plain = Math.min(
			nextBlank.from(line) - line,
			nextRejected.from(number) - number,
			nextBroken.from(record) - record,
			records + 1 - record
		);
		if (plain > 0) {
			read(plain);
			line += plain;
			number += plain;
		} else if (nextBlank.from(line) === line) step(1);
		else if (nextRejected.from(number) === number) {
			rejectedLines.set(number, line);
			step(1 + (rejected.get(number) ?? 0));
		} else if (nextBroken.from(record) === record) {
			const breaks = broken.get(record) ?? 0;
			read(1);
			step(1 + breaks);
		} else break;
	}
	return { shifts, rejectedLines, lastLine: line - 1 };
}

/** Gives the first of some numbers that is not below a limit; the limit must never fall. */
function sorted(numbers: Iterable<number>) {
	const inOrder = [...numbers].sort((a, b) => a - b);
	let at = 0;
	return {
		from(limit: number): number {
			while ((inOrder[at] ?? Infinity) < limit) at++;
			return inOrder[at] ?? Infinity;
		}
	};
}
