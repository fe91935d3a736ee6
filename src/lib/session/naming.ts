import type { KildePakke } from '../catalogue/kilde.ts';
import { fields } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import { COUNTRY } from '../domain/area.ts';
import { of } from '../text/index.ts';
import type { Names } from '../text/problems/index.ts';
import { valueName } from '../intake/confirming.ts';

const fylkeName = new Map(areas.fylker.map(({ code, name }) => [code, name]));
const nameCount = new Map<string, number>();
for (const { name } of areas.kommuner) nameCount.set(name, (nameCount.get(name) ?? 0) + 1);

/** "1515 Herøy (Møre og Romsdal)"; the fylke only where the name alone is not enough. */
const labels = new Map<string, string>([
	...areas.kommuner.map(({ code, name, fylke }): [string, string] => {
		const more = (nameCount.get(name) ?? 0) > 1 ? ` (${fylkeName.get(fylke) ?? fylke})` : '';
		return [code, `${code} ${name}${more}`];
	}),
	...areas.fylker.map(({ code, name }): [string, string] => [code, `${code} ${name} fylke`]),
	[COUNTRY, `${COUNTRY} Hele landet`]
]);

export function areaName(code: string): string {
	return labels.get(code) ?? code;
}

/** All places a text in a region column can be, as they are written in a list. */
export const areaLabels: readonly string[] = [...labels.values()];

/** The code behind a chosen label, or behind a code written alone; null for anything else. */
export function areaCode(text: string): string | null {
	const code = /^\s*(\d+)/.exec(text)?.[1];
	return code !== undefined && labels.has(code) ? code : null;
}

/** Names for the ids that problems of a file with this contract hold. */
export function namesFor(pakke: KildePakke | undefined): Names {
	const felt = (id: string) => (pakke ? fields(pakke).find(({ name }) => name === id) : undefined);
	return {
		area: areaName,
		field: (id) => {
			// Whether a row is of a kommune, a fylke or the country, follows from its place.
			const found = id === 'omradetype' ? felt('omrade') : felt(id);
			return found ? of(found.forlopsatlas.navn) : id;
		},
		unit: (id) => {
			const units = pakke
				? fields(pakke).flatMap((one) => one.forlopsatlas.enheter?.[id] ?? [])
				: [];
			return units[0] ? of(units[0].navn) : id;
		},
		value: (field, value) => valueName(felt(field), value)
	};
}
