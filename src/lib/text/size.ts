import { NBSP } from './format.ts';
import { numberText } from './figures.ts';

const UNITS = ['kB', 'MB', 'GB'] as const;

/** "412 byte", "1,2 MB". */
export function sizeText(bytes: number): string {
	if (bytes < 1000) return `${numberText(bytes)}${NBSP}byte`;
	let size = bytes / 1000;
	let unit = 0;
	while (size >= 999.5 && unit < UNITS.length - 1) {
		size /= 1000;
		unit++;
	}
	return `${numberText(size, size < 10 ? 1 : 0)}${NBSP}${UNITS[unit] ?? ''}`;
}
