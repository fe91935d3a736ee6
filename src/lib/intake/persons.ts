import fnrvalidator from '@navikt/fnrvalidator';
import { areas } from '../catalogue/omrader.ts';
import { areaMatcher } from '../domain/area.ts';
import type { Problem } from '../domain/problem.ts';

/** Headers under which one number with the right check digits is enough. */
export const NUMBER_HEADER =
	/^(f(ø|o|oe)dsels?-?(nummer|nr)|fnr|person-?(nummer|nr|id|ident)|d-?(nummer|nr)|pnr|pid|ident)\.?$/i;
const NAME_HEADER =
	/^(for|etter|mellom|pasient|bruker|klient|person)?(navn|namn)|(full(t|e)? n(a|av)(v|m)n)$/i;
const ALWAYS_NAMES =
	/^(fornavn|fornamn|etternavn|etternamn|mellomnavn|mellomnamn|pasientnavn|klientnavn|first ?name|last ?name|surname)$/i;
const FULL_NAME = /^\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}*\.?)+$|^\p{Lu}\p{L}+, \p{Lu}\p{L}+/u;

const matchArea = areaMatcher(areas);

/**
 * Columns that tell who persons are: national identity numbers and D-numbers by their check digits,
 * names by their header and form. A file with one is refused before any of it is kept.
 */
export function personProblems(
	header: readonly string[],
	rows: readonly (readonly string[])[]
): Problem[] {
	return header.flatMap((column, at): Problem[] => {
		const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
		const told = { severity: 'error', column } as const;
		if (holdsNumbers(column, cells)) return [{ code: 'person-numbers', ...told }];
		if (holdsNames(column, cells)) return [{ code: 'person-names', ...told }];
		return [];
	});
}

function holdsNumbers(column: string, cells: readonly string[]): boolean {
	const numbers = cells
		.map((cell) => cell.replace(/[ .-]/g, ''))
		.filter((cell) => /^\d{10,11}$/.test(cell));
	const valid = numbers.filter((cell) => isNumber(cell.padStart(11, '0')));
	if (NUMBER_HEADER.test(column.trim())) return valid.length > 0;
	// One number in a hundred has the right check digits by chance.
	return valid.length >= 2 && valid.length > numbers.length / 2;
}

export function isNumber(text: string): boolean {
	return fnrvalidator.idnr(text).status === 'valid';
}

function holdsNames(column: string, cells: readonly string[]): boolean {
	if (cells.length === 0) return false;
	if (ALWAYS_NAMES.test(column.trim())) return true;
	if (!NAME_HEADER.test(column.trim())) return false;
	const names = cells.filter((cell) => FULL_NAME.test(cell) && matchArea(cell).kind === 'unknown');
	return names.length > cells.length / 2;
}
