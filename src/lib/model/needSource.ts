/** Where a figure of need is from: a contract, and the name that an own overview gives its source. */
export interface NeedSource {
	contract: string;
	name: string | null;
}

/** What a source is called in an estimate, in a choice that is kept, and nowhere else. */
export function needSourceId({ contract, name }: NeedSource): string {
	return name === null ? contract : `${contract}:${name}`;
}

/** The source behind an id. A contract's id has no colon; a name may have any. */
export function needSource(id: string): NeedSource {
	const end = id.indexOf(':');
	return end < 0
		? { contract: id, name: null }
		: { contract: id.slice(0, end), name: id.slice(end + 1) };
}
