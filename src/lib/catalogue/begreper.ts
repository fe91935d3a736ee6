const files = import.meta.glob<string>('../../../data/begreper/*.sql', {
	eager: true,
	query: '?raw',
	import: 'default'
});

/** What several indicators are made of: a table that their views name, and the SELECT it is. */
export interface Begrep {
	id: string;
	sql: string;
}

export const begreper: readonly Begrep[] = Object.entries(files).map(([path, sql]) => ({
	id: path.slice(path.lastIndexOf('/') + 1, -'.sql'.length),
	sql
}));

/** Those that a SELECT names, in the order of their names. */
export function begreperIn(select: string): Begrep[] {
	return begreper.filter(({ id }) => new RegExp(`\\b(?:FROM|JOIN)\\s+${id}\\b`).test(select));
}

/** The SELECT with what it names, so that it can be asked by itself. */
export function withBegreper(select: string): string {
	const named = begreperIn(select);
	if (named.length === 0) return select;
	const tables = named.map(({ id, sql }) => `${id} AS (\n${sql}\n)`).join(',\n');
	return `WITH ${tables}\nSELECT * FROM (\n${select}\n)`;
}

/** The SELECT as a reader is shown it: itself, and after it what it names. */
export const readable = (select: string): string =>
	[select, ...begreperIn(select).map(({ id, sql }) => `-- ${id}:\n${sql}`)]
		.map((part) => part.trim())
		.join('\n\n');
