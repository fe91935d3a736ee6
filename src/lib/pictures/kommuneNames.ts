import { areas } from '../catalogue/omrader.ts';
import type { Kommune } from '../domain/area.ts';
import type { FigureLevel } from '../domain/figure.ts';
import { collator, m } from '../text/index.ts';

const fylkeNames = new Map(areas.fylker.map((one) => [one.code, one.name]));
const helsefellesskapNames = new Map(areas.helsefellesskap.map((one) => [one.code, one.name]));
const counts = new Map<string, number>();
for (const { name } of areas.kommuner) counts.set(name, (counts.get(name) ?? 0) + 1);

/** The kommune's name, with its fylke where two have the same. */
export function kommuneName({ name, fylke }: Kommune): string {
	return (counts.get(name) ?? 0) > 1 ? `${name} (${fylkeNames.get(fylke) ?? fylke})` : name;
}

/** The name of an area as it is said in a sentence or a label. */
export function areaName(level: FigureLevel, code: string): string {
	if (level === 'land') return m.area_country();
	if (level === 'fylke') return fylkeNames.get(code) ?? code;
	if (level === 'helsefellesskap')
		return m.area_helsefellesskap({ name: helsefellesskapNames.get(code) ?? code });
	const group = areas.groups.find((one) => one.level === level && one.code === code);
	if (group) return group.name;
	const kommune = areas.kommuner.find((one) => one.code === code);
	return kommune ? kommuneName(kommune) : code;
}

/** All kommuner for a chooser, in Norwegian order. */
export function kommuneOptions() {
	return areas.kommuner
		.map((kommune) => ({
			value: kommune.code,
			label: kommuneName(kommune),
			detail: `${kommune.code} · ${fylkeNames.get(kommune.fylke) ?? ''}`,
			also: kommune.fullName.split(' - ')
		}))
		.sort((a, b) => collator.compare(a.label, b.label));
}
