/** Where the build writes its list down, from the project's folder; the page's own file is made of it. */
export const SHIPPED_LIST = '.svelte-kit/shipped.json';

/** What part of a package the build holds. */
export type ShippedAs = 'code' | 'style' | 'font' | 'file';

/** A package of which the build holds something. */
export interface ShippedPackage {
	name: string;
	/** null where it is compiled into another, which does not say. */
	version: string | null;
	/** An SPDX expression as the package gives it; null where it gives none. */
	licence: string | null;
	/** Which of the texts it came with, null where it came without. */
	text: number | null;
	/** The package that it was compiled into before it came here. */
	inside: string | null;
	as: readonly ShippedAs[];
}

/** All that others have made and the build holds, found by what was bundled. */
export interface Shipped {
	packages: readonly ShippedPackage[];
	/** Licences in full, each once: many packages have the same. */
	texts: readonly string[];
}
