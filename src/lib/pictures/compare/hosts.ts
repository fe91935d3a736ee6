import { hostingsOf, type Hosting } from '../../model/compare/hosts.ts';
import { m } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';
import { areaName } from '../kommuneNames.ts';

const nameOf = (code: string) => areaName('kommune', code);

/** With the service in brackets, where it is said. */
const withService = (code: string, service: string) =>
	service.trim() ? `${nameOf(code)} (${service.trim()})` : nameOf(code);

/**
 * What belongs with a kommune's answer where one serves the other: its man-years are for users of both,
 * and those of the other are counted elsewhere. Nothing is moved between them.
 */
export function hostSentences(all: readonly Hosting[], kommune: string): string[] {
	const { serves, servedBy } = hostingsOf(all, kommune);
	const others = serves.map(({ served, service }) => withService(served, service));
	return [
		...(others.length > 0
			? [m.hosts_serves({ place: nameOf(kommune), others: listText(others) })]
			: []),
		...servedBy.map(({ host, service }) =>
			m.hosts_served_by({ host: withService(host, service), place: nameOf(kommune) })
		)
	];
}
