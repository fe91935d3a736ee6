import { resolve } from '$app/paths';
import type { Shipped } from '#lib/domain/shipped.ts';

/** The list that the build wrote beside the pages. */
export async function load({ fetch }: { fetch: typeof globalThis.fetch }): Promise<Shipped> {
	const response = await fetch(resolve('/lisenser.json'));
	if (!response.ok) throw new Error(`The list of licences: ${response.status}`);
	return (await response.json()) as Shipped;
}
