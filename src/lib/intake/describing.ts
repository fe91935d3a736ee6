import type { Described, DescribedFigure } from '../catalogue/described.ts';
import { areas } from '../catalogue/omrader.ts';
import { areaMatcher } from '../domain/area.ts';
import { isFreeText } from './freeText.ts';
import { plainHeader, type ColumnTarget } from './map.ts';
import type { SniffedFile } from './read.ts';

/** What the user says that a column is. */
export type ColumnRole = 'place' | 'year' | 'group' | 'figure' | 'none';

export interface DraftColumn {
	role: ColumnRole;
	name: string;
	/** The rest concerns columns of figures. */
	unit: string;
	kind: DescribedFigure['kind'];
	persons: boolean;
	dimension: DescribedFigure['dimension'];
}

/** A source as the user is describing it. */
export interface Draft {
	name: string;
	publisher: string;
	columns: DraftColumn[];
}

const matchArea = areaMatcher(areas);
const YEAR = /^(?:19|20)\d{2}$/;
const FIGURE = /^(?:[-−]?[\d\s.,\u00a0\u202f]+%?|[-.:*]{0,3})$/;

/** A first description, from the names of the columns and what is in them. */
export function guess({ header, sample }: SniffedFile, fileName: string): Draft {
	const columns = header.map((name, at): DraftColumn => {
		const cells = sample.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
		const share =
			/andel|prosent|per ?cent|%/i.test(name) || cells.some((cell) => cell.endsWith('%'));
		const rate = share || /\brate\b|\b(?:pr|per)\.? ?\d/i.test(name);
		return {
			role: roleOf(name, cells),
			name: name.trim(),
			unit: share ? 'prosent' : '',
			kind: rate || cells.some((cell) => /[.,]\d{1,2}$/.test(cell)) ? 'publisert' : 'antall',
			// Too much is hidden rather than too little: the user can take the tick away.
			persons: !rate && cells.every((cell) => !/[.,]\d{1,2}$/.test(cell)),
			dimension: 'kontekst'
		};
	});
	const first = (role: ColumnRole) => columns.findIndex((one) => one.role === role);
	const [place, year] = [first('place'), first('year')];
	return {
		name: fileName.replace(/\.[^.]+$/, '').replaceAll(/[_-]+/g, ' '),
		publisher: '',
		// One column tells of the place, and one of the year.
		columns: columns.map((one, at) =>
			(one.role === 'place' && at !== place) || (one.role === 'year' && at !== year)
				? { ...one, role: 'none' }
				: one
		)
	};
}

/** A description that has been given, to be changed. */
export function draftOf(
	{ name, publisher, groups, figures }: Described,
	columns: readonly (ColumnTarget | null)[],
	first: Draft
): Draft {
	const roles: Partial<Record<string, ColumnRole>> = { omrade: 'place', aar: 'year' };
	return {
		name,
		publisher,
		columns: first.columns.map((guessed, at) => {
			const field = columns[at]?.field;
			const group = groups.find((one) => one.field === field);
			const figure = figures.find((one) => one.field === field);
			if (figure) return { ...guessed, ...figure, role: 'figure' };
			if (group) return { ...guessed, name: group.name, role: 'group' };
			return { ...guessed, role: (field && roles[field]) || 'none' };
		})
	};
}

function roleOf(name: string, cells: readonly string[]): ColumnRole {
	const most = (test: (cell: string) => boolean) =>
		cells.length > 0 && cells.filter(test).length > cells.length * 0.8;
	if (most((cell) => YEAR.test(cell))) return 'year';
	if (most(isPlace)) return 'place';
	if (most((cell) => FIGURE.test(cell))) return 'figure';
	return isFreeText(cells) || cells.length === 0 ? 'none' : 'group';
}

/** A name or a whole code: short numbers are codes of fylker too, but more often figures. */
function isPlace(cell: string): boolean {
	return /\p{L}|^\d{4}$/u.test(cell) && matchArea(cell).kind !== 'unknown';
}

export type DraftFault = 'name' | 'figure' | 'unit' | 'places' | 'years' | 'column-name';

/** What must be said before the description can be used. */
export function faults({ name, columns }: Draft): DraftFault[] {
	const of = (role: ColumnRole) => columns.filter((one) => one.role === role);
	const named = [...of('figure'), ...of('group')];
	const found: [DraftFault, boolean][] = [
		['name', name.trim() === ''],
		['figure', of('figure').length === 0],
		['unit', of('figure').some(({ unit }) => unit.trim() === '')],
		['places', of('place').length > 1],
		['years', of('year').length > 1],
		['column-name', named.some((one) => one.name.trim() === '')]
	];
	return found.flatMap(([fault, there]) => (there ? fault : []));
}

/** The source that a description tells of, and what each column of the file becomes. */
export function describe(
	{ name, publisher, columns }: Draft,
	taken: readonly string[]
): { source: Described; columns: (ColumnTarget | null)[] } {
	const used = new Set<string>();
	const source: Described = {
		id: free(`egen_${plainHeader(name) || 'kilde'}`, new Set(taken)),
		name: name.trim(),
		publisher: publisher.trim(),
		groups: [],
		figures: []
	};
	const targets = columns.map((one): ColumnTarget | null => {
		if (one.role === 'none') return null;
		if (one.role === 'place') return { field: 'omrade' };
		if (one.role === 'year') return { field: 'aar' };
		const prefix = one.role === 'group' ? 'inndeling' : 'tall';
		const field = free(`${prefix}_${plainHeader(one.name)}`, used);
		used.add(field);
		if (one.role === 'group') source.groups.push({ field, name: one.name.trim() });
		else
			source.figures.push({
				field,
				name: one.name.trim(),
				unit: one.unit.trim(),
				kind: one.kind,
				persons: one.persons,
				dimension: one.dimension
			});
		return { field };
	});
	return { source, columns: targets };
}

function free(wanted: string, taken: ReadonlySet<string>): string {
	let id = wanted;
	for (let n = 2; taken.has(id); n++) id = `${wanted}_${n}`;
	return id;
}
