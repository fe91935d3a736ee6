/** That a kommune serves another: its man-years are for users of both. */
export interface Hosting {
	host: string;
	served: string;
	/** In which service, as the user has written it; empty: not said. */
	service: string;
}

/** What is kept of it, by `hostKey`. */
export interface HostNote {
	service: string;
}

export const hostKey = (host: string, served: string): string => `${host}:${served}`;

/** Both kommuner of a key, and null of what is none. */
export function hostOf(key: string): Pick<Hosting, 'host' | 'served'> | null {
	const [, host, served] = /^(\d{4}):(\d{4})$/.exec(key) ?? [];
	return host && served && host !== served ? { host, served } : null;
}

/** All that is said, by the codes of the two. */
export function hostings(notes: Readonly<Record<string, HostNote>>): Hosting[] {
	return Object.entries(notes)
		.flatMap(([key, { service }]) => {
			const found = hostOf(key);
			return found ? [{ ...found, service }] : [];
		})
		.sort((a, b) => (hostKey(a.host, a.served) < hostKey(b.host, b.served) ? -1 : 1));
}

/** What is said of a kommune: whom it serves, and who serves it. */
export const hostingsOf = (
	all: readonly Hosting[],
	kommune: string
): { serves: Hosting[]; servedBy: Hosting[] } => ({
	serves: all.filter(({ host }) => host === kommune),
	servedBy: all.filter(({ served }) => served === kommune)
});
