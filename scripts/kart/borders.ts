/** What is read of a TopoJSON file: which lines each kommune is bounded by. */
interface Topology {
	objects: Record<string, { geometries: { properties: { id: string }; arcs: Arcs }[] }>;
}
type Arcs = readonly (number | Arcs)[];

/**
 * The pairs of kommuner with a common border on land: those that share a line of the file. Islands
 * without a bridge of land have none.
 *
 * @returns pairs of codes, the lower first, in order
 */
export function bordering(topology: Topology): [string, string][] {
	const owners = new Map<number, Set<string>>();
	for (const { geometries } of Object.values(topology.objects))
		for (const { properties, arcs } of geometries)
			for (const arc of flat(arcs)) {
				// A line that is followed backwards has its number inverted.
				const line = arc < 0 ? ~arc : arc;
				owners.set(line, (owners.get(line) ?? new Set()).add(properties.id));
			}
	const shared = [...owners.values()]
		.filter((codes) => codes.size === 2)
		.map((codes) => [...codes].toSorted().join(' '));
	return [...new Set(shared)].toSorted().map((pair) => pair.split(' ') as [string, string]);
}

function flat(arcs: Arcs): number[] {
	return arcs.flatMap((one) => (typeof one === 'number' ? one : flat(one)));
}
