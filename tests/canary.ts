/*
 * A file with a number that can't come about by itself: so many users in a group that is hidden
 * because another is small. Where it is seen, something tells of what is hidden. In Bergen, so that
 * there are people enough.
 */
export const CANARY = 7391;
export const KOMMUNE = { code: '4601', year: 2024 };

const GROUPS = {
	'rus uten psykisk lidelse': 3,
	'rus og mindre alvorlig psykisk lidelse': CANARY,
	'rus og alvorlig psykisk lidelse': 9204,
	'kun psykisk lidelse': 11_155
};
const PARTS = {
	kjønn: { menn: 14_210, kvinner: 13_543 },
	alder: { '18-29 år': 8002, '30-44 år': 9751, '45-66 år': 6985, '67 år og over': 3015 },
	bolig: { grønn: 19_020, gul: 5522, rød: 3211 },
	'individuell plan': { ja: 6142, nei: 21_611 }
};
const STAFF = {
	Samlet: { Alle: 940 },
	Hovedforløp: { '1': 120, '2': 430, '3': 390 },
	Tiltakstype: {
		Lavterskel: 90,
		'Behandling og samtale': 210,
		'Ambulant team': 120,
		Booppfølging: 240,
		'Bolig med personale': 170,
		'Dag og aktivitet': 70,
		Ledelse: 40
	}
};

const { code, year } = KOMMUNE;
const lines = (of: Readonly<Record<string, Readonly<Record<string, number>>>>, before: string) =>
	Object.entries(of).flatMap(([what, counts]) =>
		Object.entries(counts).map(([part, count]) => `${before}${what};${part};${count}`)
	);

/** By the name of the file. */
export const files: Readonly<Record<string, string>> = {
	'brukerplan-egen.csv': [
		'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall',
		...Object.entries(GROUPS).map(
			([group, count]) => `${code};${year};${group};alle;alle;${count}`
		),
		...lines(PARTS, `${code};${year};alle brukere;`)
	].join('\n'),
	'07459-egen.csv': [
		'Region;År;Kjønn;Alder;Personer',
		`${code} Bergen;${year};Begge kjønn;18 år;231 500`
	].join('\n'),
	'is248-egen.csv': [
		'Kommunenr;Kommune;År;Målgruppe;Inndeling;Kategori;Årsverk;Årsverk med videreutdanning;Svar',
		...lines(STAFF, `${code};Bergen;${year};V;`).map((line) => `${line};;`)
	].join('\n')
};

/** The number as somebody may have written it, with what stands around it. */
export function seenIn(text: string): string[] {
	const written =
		/.{0,60}(?<![\d.,])7(?:[\s.,'’]|&nbsp;|&#160;|\\u00a0|%20|%C2%A0)?391(?!\d).{0,30}/gu;
	return text.match(written) ?? [];
}
