import fc from 'fast-check';

/* What comes from outside, changed as somebody with bad luck or bad will changes it. */

type Path = readonly (string | number)[];

function nested(depth: number): unknown {
	let made: unknown = 'inni';
	for (let i = 0; i < depth; i++) made = i % 2 ? [made] : { a: made };
	return made;
}

/** Values that no form gives; each as JSON can hold it. */
export const HOSTILE: readonly unknown[] = [
	...['', ' ', '\u0000', '\u0007\u001b[31m', '\u202eabc', '\ud800', 'x'.repeat(50_000)],
	...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '<img src=x onerror=alert(1)>'],
	...['"; DROP TABLE tall; --', "' OR 1=1", '{{7*7}}', '../../x', 'NaN', 'Infinity', '1e308'],
	...['9999', '0000', '3427', '3428', '03', '３４２７', 'Herøy', 'Våler'],
	...[0, -0, -1, 0.5, 1, 2, 3, 4, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 53 - 1, 1e21, 2100, 1990],
	...[null, true, false, [], {}, [null], [[]], { length: 3 }, JSON.parse('{"__proto__":{"a":1}}')],
	nested(800),
	Array.from({ length: 5000 }, (_, i) => i % 7)
];

function pathsIn(value: unknown, at: Path = []): Path[] {
	if (typeof value !== 'object' || value === null) return [at];
	const inside = Object.entries(value).flatMap(([key, one]) =>
		pathsIn(one, [...at, Array.isArray(value) ? Number(key) : key])
	);
	return [at, ...inside];
}

const valueAt = (root: unknown, path: Path) =>
	path.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)?.[key], root);

function put(root: unknown, path: Path, value: unknown): unknown {
	const [last] = path.slice(-1);
	if (last === undefined) return value;
	const parent = valueAt(root, path.slice(0, -1));
	if (typeof parent !== 'object' || parent === null) return root;
	if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1);
	else if (value === undefined) Reflect.deleteProperty(parent, last);
	else Reflect.set(parent, last, value);
	return root;
}

/** What is there, once more beside itself: under the same key of a list, or under one of its own. */
function doubled(root: unknown, path: Path, name: string): unknown {
	const [last] = path.slice(-1);
	const parent = valueAt(root, path.slice(0, -1));
	const copy = structuredClone(valueAt(root, path));
	if (last === undefined || typeof parent !== 'object' || parent === null) return root;
	if (Array.isArray(parent)) parent.splice(Number(last), 0, copy);
	else
		Object.defineProperty(parent, name, {
			...{ value: copy, configurable: true, enumerable: true, writable: true }
		});
	return root;
}

/**
 * A valid value with up to three things changed: another value, another place's value, nothing, or
 * the same once more.
 */
export function hostile(valid: unknown): fc.Arbitrary<unknown> {
	const paths = pathsIn(valid);
	const path = fc.constantFrom(...paths);
	// What is of another type is refused at once; what is of the same goes further.
	const alike = path.chain((at) => {
		const type = typeof valueAt(valid, at);
		const same = HOSTILE.filter((one) => typeof one === type);
		return fc.record({
			kind: fc.constant('put' as const),
			path: fc.constant(at),
			value: fc.constantFrom(...(same.length > 0 ? same : HOSTILE))
		});
	});
	const names = fc.constantFrom('__proto__', 'constructor', '', '3427', '3427:rph', 'x');
	const change = fc.oneof(
		{ weight: 4, arbitrary: alike },
		fc.record({ kind: fc.constant('put' as const), path, value: fc.constantFrom(...HOSTILE) }),
		fc.record({ kind: fc.constant('move' as const), path, from: path }),
		fc.record({ kind: fc.constant('take' as const), path }),
		fc.record({ kind: fc.constant('double' as const), path, name: names })
	);
	return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
		changes.reduce<unknown>((root, one) => {
			if (one.kind === 'put') return put(root, one.path, structuredClone(one.value));
			if (one.kind === 'move') return put(root, one.path, structuredClone(valueAt(root, one.from)));
			if (one.kind === 'take') return put(root, one.path, undefined);
			return doubled(root, one.path, one.name);
		}, structuredClone(valid))
	);
}
