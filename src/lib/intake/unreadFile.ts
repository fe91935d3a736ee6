import type { Problem } from '../domain/problem.ts';

/** A file that is listed and not read: what it was found in already tells why. */
export class UnreadFile extends File {
	constructor(
		content: BlobPart[],
		name: string,
		readonly problem: Problem
	) {
		super(content, name);
	}
}
