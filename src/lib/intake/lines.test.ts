import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeRecords, type Layout } from './lines.ts';

/** Lines as they may follow each other in a file; a record may go over several. */
type Piece =
	{ kind: 'blank' } | { kind: 'read' | 'rejected'; breaks: number; blankInside: boolean };

/** Counts line by line, and says what the engine would say. */
function written(headerLine: number, pieces: readonly Piece[]) {
	const layout = {
		headerLine,
		records: 0,
		blank: [] as number[],
		rejected: new Map<number, number>(),
		broken: new Map<number, number>()
	};
	const lines: number[] = [];
	const rejectedLines = new Map<number, number>();
	let line = headerLine;
	pieces.forEach((piece, i) => {
		const first = ++line;
		const number = headerLine + i + 1;
		if (piece.kind === 'blank') return void layout.blank.push(first);
		line += piece.breaks;
		if (piece.blankInside && piece.breaks > 1) layout.blank.push(first + 1);
		if (piece.kind === 'rejected') {
			layout.rejected.set(number, piece.breaks);
			rejectedLines.set(number, first);
		} else {
			layout.records++;
			lines.push(first);
			if (piece.breaks > 0) layout.broken.set(layout.records, piece.breaks);
		}
	});
	return { layout, lines, rejectedLines, lastLine: line };
}

function linesOf(layout: Layout) {
	const { shifts } = placeRecords(layout);
	return Array.from({ length: layout.records }, (_, i) => {
		const plain = layout.headerLine + i + 1;
		const found = shifts.filter(({ from, to }) => from <= plain && plain <= to);
		expect(found.length).toBeLessThanOrEqual(1);
		return plain + (found[0]?.by ?? 0);
	});
}

describe('the lines of records', () => {
	it('follow the header where nothing stands between', () => {
		const layout = written(3, Array(4).fill({ kind: 'read', breaks: 0 }) as Piece[]).layout;
		expect(placeRecords(layout)).toEqual({ shifts: [], rejectedLines: new Map(), lastLine: 7 });
	});
	it('are those of the file, whatever stands between them', () => {
		const piece = fc.oneof(
			fc.constant<Piece>({ kind: 'blank' }),
			fc.record({
				kind: fc.constantFrom<'read' | 'rejected'>('read', 'read', 'rejected'),
				breaks: fc.constantFrom(0, 0, 0, 1, 2, 3),
				blankInside: fc.boolean()
			})
		);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 4 }), fc.array(piece), (headerLine, pieces) => {
				const { layout, lines, rejectedLines, lastLine } = written(headerLine, pieces);
				expect(linesOf(layout)).toEqual(lines);
				expect(placeRecords(layout)).toMatchObject({ rejectedLines, lastLine });
			})
		);
	});
	it('are found at once in a file where every other line is blank', () => {
		const pieces = Array.from({ length: 200_000 }, (_, i): Piece =>
			i % 2 ? { kind: 'blank' } : { kind: 'read', breaks: 0, blankInside: false }
		);
		const { layout, lastLine } = written(1, pieces);
		const placed = placeRecords(layout);
		expect(placed.lastLine).toBe(lastLine);
		expect(placed.shifts.at(-1)).toEqual({ from: 100_001, to: 100_001, by: 99_999 });
	});
});
