import type { Described } from '../catalogue/described.ts';
import { everyKilde, fields } from '../catalogue/kilder.ts';
import type { KildePakke } from '../catalogue/kilde.ts';
import { plainHeader } from '../intake/map.ts';
import type { Settled } from '../intake/settled.ts';
import type { Content } from './keeping/kept.ts';

/*
 * What lowers protection is never taken from a file without a question. A figure that is said to count
 * no persons is shown however small it is; until the user has answered, it is protected.
 */

/** The names of the figures that a description leaves unprotected. */
export function unprotectedIn({ figures }: Described): string[] {
	return figures.filter(({ persons }) => !persons).map(({ name }) => name);
}

/** The same description, with every figure protected. */
export function protectedSource(source: Described): Described {
	return { ...source, figures: source.figures.map((one) => ({ ...one, persons: true })) };
}

/**
 * Columns that are known to count persons, by the contracts of all sources, and that a mapping takes
 * for something else.
 */
export function unprotectedColumns({ header, columns }: Settled, pakke: KildePakke): string[] {
	const open = new Set(
		fields(pakke)
			.filter(({ forlopsatlas: { rolle, personer } }) => rolle === 'verdi' && !personer)
			.map(({ name }) => name)
	);
	const persons = personHeaders();
	return header.filter(
		(column, i) => open.has(columns[i]?.field ?? '') && persons.has(plainHeader(column))
	);
}

function personHeaders(): Set<string> {
	const counted = everyKilde()
		.flatMap(fields)
		.filter(({ forlopsatlas: { rolle, personer } }) => rolle === 'verdi' && personer === true);
	return new Set(counted.flatMap(({ forlopsatlas: { alias } }) => alias.map(plainHeader)));
}

/** A content from elsewhere with every described source protected, and the sources as they stood. */
export function protectedContent(content: Content): { content: Content; asked: Described[] } {
	const asked = new Map<string, Described>();
	const guard = <T extends Settled | null>(settled: T): T => {
		if (!settled?.source || unprotectedIn(settled.source).length === 0) return settled;
		asked.set(settled.source.id, settled.source);
		return { ...settled, source: protectedSource(settled.source) };
	};
	const files = content.files.map((file) => ({
		...file,
		settled: guard(file.settled),
		loaded: file.loaded && { ...file.loaded, settled: guard(file.loaded.settled) }
	}));
	const guarded = { ...content, files, mappings: content.mappings.map(guard) };
	return { content: guarded, asked: [...asked.values()] };
}
