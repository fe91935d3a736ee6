import type { Localised } from '../domain/text.ts';
import { categoryOf, quotedName as name } from './describedCells.ts';
import type { Dimensjon } from './indikator.ts';
import type { Indikator } from './indikatorer.ts';
import type { Felt, KildePakke } from './kilde.ts';

/** A source that the user has described, for a file that fits no contract. Plain data. */
export interface Described {
	/** `egen_` and letters, digits or `_`. */
	id: string;
	name: string;
	publisher: string;
	/** The columns that divide the figures into groups: kept as read. */
	groups: { field: string; name: string }[];
	figures: DescribedFigure[];
}

export interface DescribedFigure {
	field: string;
	name: string;
	unit: string;
	/** Counts can be added over groups and places; shares and rates stand as they are. */
	kind: 'antall' | 'publisert';
	/** Counts persons: small numbers are hidden. */
	persons: boolean;
	dimension: Exclude<Dimensjon, 'gap'>;
}

/** The user's words are the same in every language. */
const same = (text: string): Localised => ({ nb: text, nn: text, en: text });

/** The contract that follows from what the user has said. */
export function pakkeOf({ id, name, publisher, groups, figures }: Described): KildePakke {
	const felt = (
		field: string,
		type: Felt['type'],
		title: Localised,
		more: Omit<Felt['forlopsatlas'], 'navn' | 'alias'>
	): Felt => ({
		name: field,
		type,
		title: title.nb,
		forlopsatlas: { navn: title, alias: [title.nb], ...more }
	});
	const place = { nb: 'Sted', nn: 'Stad', en: 'Area' };
	const year = { nb: 'År', nn: 'År', en: 'Year' };
	const fields: Felt[] = [
		{ ...felt('omrade', 'string', place, { rolle: 'omrade' }), constraints: { required: true } },
		{ ...felt('aar', 'year', year, { rolle: 'aar' }), constraints: { required: true } },
		...groups.map((one) =>
			felt(one.field, 'string', same(one.name), {
				rolle: 'dimensjon',
				apen: true,
				standard: 'alle'
			})
		),
		...figures.map((one) =>
			felt(one.field, 'number', same(one.name), {
				rolle: 'verdi',
				personer: one.persons,
				enhet: same(one.unit)
			})
		)
	];
	return {
		name: id,
		title: name,
		description: name,
		version: '1',
		licenses: [{ name: 'egne-data', title: publisher }],
		sources: [{ title: publisher || name }],
		resources: [
			{
				name: id,
				path: '',
				schema: {
					fields,
					primaryKey: ['omrade', 'aar', ...groups.map(({ field }) => field)],
					missingValues: ['', ':', '.', '..']
				}
			}
		],
		forlopsatlas: {
			navn: same(name),
			kortnavn: { nb: name, nn: name, en: name },
			beskrivelse: DESCRIBED,
			utgiver: publisher,
			// Nobody has said that anyone owes it figures.
			leveres: 'frivillig',
			dekning: REACH,
			symboler: { ':': 'skjult', '.': 'ikke_aktuelt', '..': 'ikke_samlet' },
			tomt: 'ikke_samlet',
			grense: 5,
			lukketGruppe: true,
			sammenligning: { mellomKommuner: false, brudd: [] },
			advarsler: [CHECKED_BY_NONE]
		}
	};
}

const DESCRIBED = {
	nb: 'En kilde som er beskrevet her i nettleseren.',
	nn: 'Ei kjelde som er skildra her i nettlesaren.',
	en: 'A source that was described here in the browser.'
};
const REACH = {
	nb: 'Hvem tallene gjelder, vet den som har laget filen.',
	nn: 'Kven tala gjeld, veit den som har laga fila.',
	en: 'Whoever made the file knows whom the figures concern.'
};
const CHECKED_BY_NONE = {
	nb: 'Ingen har kontrollert kilden eller beskrivelsen. Tallene bør ikke sammenlignes mellom kommuner uten at noen har sett på dem.',
	nn: 'Ingen har kontrollert kjelda eller skildringa. Tala bør ikkje samanliknast mellom kommunar utan at nokon har sett på dei.',
	en: 'Nobody has checked the source or the description. The figures should not be compared between municipalities before someone has.'
};
const METHOD: Record<DescribedFigure['kind'], Localised> = {
	antall: {
		nb: 'Tallene i filen, lagt sammen for rader med samme sted, år og gruppe.',
		nn: 'Tala i fila, lagde saman for rader med same stad, år og gruppe.',
		en: 'The figures in the file, added for rows with the same place, year and group.'
	},
	publisert: {
		nb: 'Tallet slik det står i filen. Møtes to rader for samme sted, år og gruppe, kan de ikke regnes om til én.',
		nn: 'Talet slik det står i fila. Møtest to rader for same stad, år og gruppe, kan dei ikkje reknast om til éi.',
		en: 'The figure as it stands in the file. Two rows for the same place, year and group cannot be made into one.'
	}
};

/** An indicator for each figure; after those of the project in every list. */
export function indikatorerOf(source: Described): Indikator[] {
	return source.figures.map((figure, i) => ({
		id: `${source.id}_${figure.field}`,
		navn: same(figure.name),
		definisjon: same(source.publisher ? `${figure.name} (${source.publisher})` : figure.name),
		enhet: same(figure.unit),
		dimensjon: figure.dimension,
		slag: figure.kind,
		skala: 1,
		desimaler: figure.kind === 'antall' ? 0 : 1,
		polaritet: 'ingen',
		forlop: [],
		kilder: [source.id],
		personer: figure.persons,
		...(figure.persons
			? { celler: { serie: figure.field, teller: ['{kategori}'], felt: figure.field } }
			: {}),
		metode: METHOD[figure.kind],
		forbehold: CHECKED_BY_NONE,
		rekkefolge: 1000 + i,
		view: viewOf(source, figure),
		rader: rowsOf(source, figure)
	}));
}

function viewOf({ id, groups }: Described, { field, kind }: DescribedFigure): string {
	const value = name(field);
	const state = name(`${field}_tilstand`);
	const parts = groups.map((one) => name(one.field));
	const category = categoryOf(parts);
	const worst = `MAX(CASE ${state} WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END)`;
	const added = `CASE WHEN ${worst} = 1 THEN SUM(${value}) END`;
	const alone = `CASE WHEN COUNT(*) = 1 THEN MAX(${value}) END`;
	const addedState = `CASE ${worst} WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END`;
	const aloneState = `CASE WHEN COUNT(*) = 1 THEN MAX(${state}) ELSE 'ikke_aktuelt' END`;
	const counts = kind === 'antall';
	return `SELECT
	CAST(omradetype AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(${category} AS VARCHAR) AS kategori,
	CAST(${counts ? added : 'NULL'} AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(NULL AS DOUBLE) AS nevner,
	CAST(${counts ? 'NULL' : alone} AS DOUBLE) AS verdi,
	CAST(${counts ? addedState : aloneState} AS VARCHAR) AS tilstand
FROM ${name(id)}${counts ? `\nWHERE omradetype = 'kommune'` : ''}
GROUP BY ${['omradetype', 'omrade', 'aar', ...parts].join(', ')}`;
}

function rowsOf({ id, groups }: Described, { field, kind }: DescribedFigure): string {
	// Its own figure alone: another of the same row may be hidden.
	const columns = [
		...['fil', 'linje', 'omrade', 'aar'],
		...groups.map(({ field }) => name(field)),
		...[name(field), name(`${field}_tilstand`)]
	];
	return `SELECT
	${columns.join(',\n\t')}
FROM ${name(id)}
WHERE omrade = ? AND aar = ?${kind === 'antall' ? `\n\tAND omradetype = 'kommune'` : ''}
ORDER BY fil, linje`;
}
