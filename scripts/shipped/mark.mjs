/** The scopes of CycloneDX: what is delivered, and what only makes or tests it. */
const scopeOf = (isShipped) => (isShipped ? 'required' : 'excluded');

/**
 * A bill of materials in which what the build holds is marked, also what is compiled into it. npm
 * itself only knows which packages are declared for development, and those may be shipped (Svelte).
 *
 * @param bom       CycloneDX, as `npm sbom` writes it
 * @param packages  of the build's own list (`ShippedPackage`)
 * @throws          Error when the build holds a package that npm doesn't know of
 */
export function mark(bom, packages) {
	const own = packages.filter(({ inside }) => inside === null);
	const shipped = new Set(own.map(({ name, version }) => `${name}@${version}`));
	const components = bom.components.map((one) => ({
		...one,
		scope: scopeOf(shipped.has(idOf(one)))
	}));
	const known = new Set(components.map(idOf));
	const unknown = [...shipped].filter((id) => !known.has(id));
	if (unknown.length > 0) throw new Error(`npm does not know of ${unknown.join(', ')}`);
	const component = { ...bom.metadata.component, type: 'application', name: 'forlopsatlas' };
	const inside = packages.filter((one) => one.inside !== null).map(compiledIn);
	return {
		...bom,
		metadata: { ...bom.metadata, component },
		components: [...components, ...inside]
	};
}

/** The name without its scope stands in `name`, or the whole; the address of the package is sure. */
function idOf({ purl }) {
	return decodeURIComponent(purl.replace(/^pkg:npm\//, '').replace(/\?.*$/, ''));
}

function compiledIn({ name, licence, inside }) {
	return {
		'bom-ref': `${inside}#${name}`,
		...{ type: 'library', name, scope: 'required' },
		licenses: licence === null ? [] : [{ expression: licence }],
		properties: [{ name: 'forlopsatlas:compiledInto', value: inside }]
	};
}
