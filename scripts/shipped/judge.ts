import type { ShippedPackage } from '../../src/lib/domain/shipped.ts';
import { mayShip, type Use } from './licence.ts';

/** The packages that may not be shipped, each with its name and licence. */
export function refused(packages: readonly ShippedPackage[]): string[] {
	return packages
		.filter((one) => !mayShip(one.licence, useOf(one)))
		.map(
			({ name, version, licence, inside }) =>
				`${name} ${version ?? `(inside ${inside})`}: ${licence ?? 'no licence'}`
		);
}

function useOf({ as, inside }: ShippedPackage): Use {
	if (inside !== null) return 'inside';
	return as.includes('font') && !as.includes('code') ? 'font' : 'code';
}
