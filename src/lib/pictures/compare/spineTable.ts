import type { SpineRow } from '../../charts/spine/state.ts';
import type { Table, TableCell } from '../../domain/table.ts';
import { m, numberText } from '../../text/index.ts';
import { computed, spanned } from '../computed.ts';

/** The table behind a spine, a row for each of its rows. */
export function spineTable(rows: readonly SpineRow[], reference: string): Table {
	const number = { numeric: true };
	return {
		caption: m.spine_table_caption({ reference }),
		columns: [
			{ key: 'what', label: m.spine_indicator() },
			{ key: 'note', label: m.spine_unit_year() },
			{ key: 'value', label: m.value(), ...number },
			{ key: 'reference', label: reference, ...number },
			{ key: 'word', label: m.state_note() },
			{ key: 'low', label: m.spine_low(), ...number },
			{ key: 'median', label: m.spine_median(), ...number },
			{ key: 'high', label: m.spine_high(), ...number },
			{ key: 'peers', label: m.spine_key_peers() }
		],
		rows: rows.map((row) => ({
			...{ what: row.name, note: row.note, value: valueOf(row) },
			...(row.reference !== null ? { reference: at(row.reference, row) } : {}),
			word: row.word,
			...(row.spread && {
				low: at(row.spread.low, row),
				median: at(row.spread.median, row),
				high: at(row.spread.high, row)
			}),
			peers: peersText(row)
		}))
	};
}

const at = (x: number, { decimals }: SpineRow): TableCell =>
	computed(numberText(x, decimals), { median: x }, decimals);

const valueOf = ({ cell, span, decimals }: SpineRow): TableCell => {
	if (cell === null) return m.heat_not_loaded();
	return span ? spanned(cell, span, decimals) : cell;
};

const peersText = ({ peers, decimals }: SpineRow): string =>
	peers
		.map(({ name, cell }) =>
			cell.state === 'value' ? `${name} ${numberText(cell.value, decimals)}` : name
		)
		.join('; ');
