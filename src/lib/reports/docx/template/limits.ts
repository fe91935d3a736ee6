/** What a template may be at most: a letterhead with a few pictures is far below all of it. */
export const TEMPLATE_LIMITS = {
	/** Bytes of the file. */
	file: 20_000_000,
	/** Bytes of all its parts, unpacked. */
	unpacked: 80_000_000,
	parts: 600,
	/** Signs that begin an element or a value, in all parts: 400 pages have about half a million. */
	marks: 1_000_000,
	/** Bytes of a picture: the document is to be sent by e-mail. */
	picture: 5_000_000,
	/** Pixels of a picture: an A4 sheet in 600 to an inch is 35 million. */
	pixels: 36_000_000
} as const;
