/** What a tab has room for. */
const MOST = 31;
/** What Excel takes for something else than a name. */
const FORBIDDEN = /[:\\/?*[\]\p{Cc}]+/gu;
const EDGES = /^['\s]+|['\s]+$/g;

/** Names as tabs may be called: short, without signs that Excel keeps for itself, and each its own. */
export function sheetNames(names: readonly string[]): string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		const plain =
			name
				.replaceAll(/:(?= )/g, ' –')
				.replace(FORBIDDEN, ' ')
				.replace(/\s+/g, ' ')
				.replace(EDGES, '') || '–';
		let found = shortened(plain, MOST);
		for (let nth = 2; taken.has(found.toLowerCase()); nth++)
			found = `${shortened(plain, MOST - String(nth).length - 1)} ${nth}`;
		taken.add(found.toLowerCase());
		return found;
	});
}

/** Cut between words where there is one to cut at, and never within a sign. */
function shortened(name: string, most: number): string {
	if (name.length <= most) return name;
	const space = name.slice(0, most).lastIndexOf(' ');
	const kept = name.slice(0, space > most / 2 ? space : most - 1);
	return `${kept.replace(/[\ud800-\udbff]$|[\s,.;–-]+$/, '')}…`;
}
