import { pakkeOf, type Described } from '../catalogue/described.ts';
import { describedSource, everyKilde, fields, fieldWithRole, kilde } from '../catalogue/kilder.ts';
import type { Felt, KildePakke } from '../catalogue/kilde.ts';
import { plainHeader, targetsFor } from '../intake/map.ts';
import { fingerprint, type Settled } from '../intake/settled.ts';
import { Adoption } from './adoption.ts';
import type { Content } from './keeping/kept.ts';

/*
 * What lowers protection is never taken from a file without a question. A figure that is said to count
 * no persons is shown however small it is; until the user has answered, it is protected.
 */

/** Columns of a file that a mapping leaves unprotected. */
export interface OpenColumns {
	/** Their numbers are taken for something else than counts of persons. */
	counts: string[];
	/** They tell what the source has hidden, and are not read. */
	marks: string[];
}

/** What a file from elsewhere wants, and nobody here has said yes to. */
export type Doubt =
	/** Figures of a described source count no persons: the source as the file has it. */
	| { kind: 'figures'; source: Described }
	/** The mapping is not in use. */
	| ({ kind: 'columns'; columns: OpenColumns; settled: Settled } & Omit<Bringing, 'recognised'>);

/** How a mapping has come. */
export interface Bringing {
	/** Of the file that holds it, or that it is of. */
	name: string;
	/** A file was loaded by it. */
	loads: boolean;
	/** The file that it is of is recognised as of its source. */
	recognised?: boolean;
}

/** The names of the figures that a description leaves unprotected. */
export function unprotectedIn({ figures }: Described): string[] {
	return figures.filter(({ persons }) => !persons).map(({ name }) => name);
}

/** The same description, with every figure protected. */
export function protectedSource(source: Described): Described {
	return { ...source, figures: source.figures.map((one) => ({ ...one, persons: true })) };
}

/** The description in force, with what another leaves unprotected of the same figures. */
export function openedAs(now: Described, other: Described): Described {
	const open = new Set(other.figures.filter(({ persons }) => !persons).map(({ field }) => field));
	const figures = now.figures.map((one) =>
		open.has(one.field) ? { ...one, persons: false } : one
	);
	return { ...now, figures };
}

/**
 * The columns that a mapping leaves unprotected; null where there are none. A contract says itself
 * which headers its open figures have: any other is the mapping's word alone. What counts persons by
 * the contract of any source is nothing else here (as a group it would be shown as a text), unless
 * the file is `recognised`: it says by itself that it is of the source, which reads the column so.
 */
export function openColumns(
	{ header, columns, source }: Settled,
	pakke: KildePakke,
	recognised = false
): OpenColumns | null {
	const headers = personHeaders();
	const mark = fieldWithRole(pakke, 'merke');
	// A source of everybody counts persons, and shows them: the file must say that it is of it.
	const everybody = pakke.forlopsatlas.hele === true;
	const found: OpenColumns = { counts: [], marks: [] };
	for (const [i, column] of header.entries()) {
		const felt = fields(pakke).find(({ name }) => name === columns[i]?.field);
		const own = targetsFor([column], pakke)[0]?.field;
		if (mark && own === mark.name && felt !== mark) found.marks.push(column);
		if (!felt || !isOpen(felt)) continue;
		const figure = felt.forlopsatlas.rolle === 'verdi';
		// What is described here is asked about figure by figure.
		const claimed = !source && figure && own !== felt.name;
		const persons = (everybody && figure) || headers.has(plainHeader(column));
		const counted = persons && !(recognised && own === felt.name);
		if (claimed || counted) found.counts.push(column);
	}
	return found.counts.length + found.marks.length > 0 ? found : null;
}

/** Whether what a column of this field holds is shown as it is. */
const isOpen = ({ forlopsatlas: { rolle, personer } }: Felt) =>
	rolle !== 'ignorer' && !(rolle === 'verdi' && personer);

function personHeaders(): Set<string> {
	const counted = everyKilde()
		.flatMap(fields)
		.filter(({ forlopsatlas: { rolle, personer } }) => rolle === 'verdi' && personer === true);
	return new Set(counted.flatMap(({ forlopsatlas: { alias } }) => alias.map(plainHeader)));
}

/** A mapping from elsewhere, protected. */
interface Guarded {
	settled: Settled;
	doubts: Doubt[];
}

/** The mapping with no figure of its own description unprotected that is not so here already. */
export function guardedSource(theirs: Settled, adoption: Adoption): Guarded {
	const settled = adoption.of(theirs);
	const { source } = settled;
	if (!source) return { settled, doubts: [] };
	// What is described here already stands as it is.
	const safe = describedSource(source.id) ?? protectedSource(source);
	const opens = unprotectedIn(openedAs(safe, source)).length > unprotectedIn(safe).length;
	return {
		settled: { ...settled, source: safe },
		doubts: opens ? [{ kind: 'figures', source }] : []
	};
}

/** What is to be asked before a mapping is used; null where it may be used at once. */
export function columnsDoubt(settled: Settled, brought: Bringing): Doubt | null {
	const { recognised = false, ...how } = brought;
	const { source } = settled;
	const columns = openColumns(settled, source ? pakkeOf(source) : kilde(settled.kilde), recognised);
	return columns && { kind: 'columns', columns, settled, ...how };
}

/** What two doubts are told apart by: one question for each. */
export function doubtKey(doubt: Doubt): string {
	return doubt.kind === 'figures'
		? `figures ${doubt.source.id}`
		: `columns ${doubt.settled.kilde} ${fingerprint(doubt.settled)}`;
}

/**
 * A content from elsewhere without what may not be taken from it, and what is to be asked about. How
 * its files are read is judged when they are there, by `columnsDoubt`.
 *
 * @param name of the file that holds it
 */
export function protectedContent(content: Content, name: string) {
	const adoption = new Adoption();
	const doubts: Doubt[] = [];
	const guard = (theirs: Settled): Settled => {
		const found = guardedSource(theirs, adoption);
		doubts.push(...found.doubts);
		return found.settled;
	};
	const files = content.files.map((file) => ({
		...file,
		settled: file.settled && guard(file.settled),
		loaded: file.loaded && { ...file.loaded, settled: guard(file.loaded.settled) }
	}));
	// Those of the files are judged with them.
	const own = new Set(
		files.flatMap(({ settled, loaded }) =>
			[settled, loaded?.settled].flatMap((one) => (one ? fingerprint(one) : []))
		)
	);
	const mappings = content.mappings.map(guard).filter((settled) => {
		const doubt = columnsDoubt(settled, { name, loads: false });
		if (doubt && !own.has(fingerprint(settled))) doubts.push(doubt);
		return !doubt;
	});
	return { content: { ...content, files, mappings }, doubts };
}
