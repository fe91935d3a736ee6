import { describe, expect, it } from 'vitest';
import { tableFaults } from '../../../../tests/tableFaults.ts';
import { nyttTiltak } from '../../catalogue/nyetiltak.ts';
import { areas } from '../../catalogue/omrader.ts';
import { carriedBy, type Candidate } from '../../model/compare/carry.ts';
import { offersOf, type OfferFilter, type OfferTold } from '../../model/compare/offers.ts';
import { teamBase } from '../../model/compare/teamBase.ts';
import { assumptions } from '../../../../tests/questions.ts';
import { EXACT } from '../../domain/range.ts';
import { baseSource, travelSource } from './baseWords.ts';
import { carriedPicture } from './carried.ts';
import { missingMeasuresPicture } from './missingMeasures.ts';

const placeOf = (name: string) => {
	const found = areas.kommuner.find((one) => one.name === name);
	if (!found) throw new RangeError(name);
	return found;
};
const codeOf = (name: string) => placeOf(name).code;
const told = (
	name: string,
	measure: string,
	state: OfferTold['state'],
	year = 2024
): OfferTold => ({
	...{ kommune: codeOf(name), measure, state, year }
});

const KOMMUNER = ['Åmot', 'Tynset', 'Alvdal', 'Engerdal'].map(codeOf);
const TOLD = [
	told('Åmot', 'fact', 'no'),
	told('Tynset', 'fact', 'shared'),
	told('Alvdal', 'fact', 'no', 2022),
	told('Åmot', 'ips', 'yes'),
	told('Tynset', 'ips', 'no'),
	told('Alvdal', 'ips', 'unknown')
];
const ALL: OfferFilter = { forlop: null, grad: null, measure: null };
const area = { area: 'Innlandet', place: { level: 'fylke' as const, code: '34' }, year: 2024 };

const pictureOf = (filter: Partial<OfferFilter> = {}, all = TOLD) =>
	missingMeasuresPicture({
		...{ ...area, kommuner: KOMMUNER, filter: { ...ALL, ...filter } },
		offers: offersOf(KOMMUNER, all, () => undefined)
	});

describe('the measures of kommuner', () => {
	it('stand by name, and those that have answered nothing are named apart', () => {
		const { rows, silent, subtitle } = pictureOf();
		expect(rows.map(({ name }) => name)).toEqual(['Alvdal', 'Tynset', 'Åmot']);
		expect(silent).toEqual(['Engerdal']);
		expect(subtitle).toContain('tall fra 3 av 4 kommuner');
	});

	it('are said in words beside the sign, and none that is not told is a no', () => {
		const { rows } = pictureOf({ measure: 'ips' });
		const cells = rows.map(({ name, cells: [cell] }) => [name, cell?.sign, cell?.word]);
		expect(cells).toEqual([
			['Alvdal', '?', 'ikke oppgitt'],
			['Tynset', '○', 'nei'],
			['Åmot', '●', 'ja']
		]);
	});

	it('lead with the one that most are without, and say how many have not answered', () => {
		expect(pictureOf().heading).toBe('FACT-team: 2 av 3 kommuner i Innlandet har svart nei');
		const ips = pictureOf({ measure: 'ips' });
		expect(ips.heading).toContain('1 av 3 kommuner');
		expect(ips.more).toBe('1 har ikke oppgitt svar, og det er ikke det samme som nei.');
	});

	it('say of which year an answer is, where it is an older one', () => {
		const { rows, table } = pictureOf({ measure: 'fact' });
		expect(rows.map(({ cells: [cell] }) => cell?.note)).toEqual(['2022', '', '']);
		expect(table.rows[0]).toEqual({ kommune: 'Alvdal', fact: 'nei (2022)' });
		expect(tableFaults(table)).toEqual([]);
	});

	it("have the publisher's warning with them", () => {
		const { warnings } = pictureOf();
		expect(warnings.join(' ')).toContain('Utgiveren advarer mot å sammenligne nivået');
		expect(warnings[0]).toContain('Ja og nei er ikke nivåer');
	});

	it('say so where nobody has answered', () => {
		const { heading, rows, columns } = pictureOf({}, []);
		expect(heading).toBe('Ingen kommuner i Innlandet har svart om disse tiltakene');
		expect([rows, columns]).toEqual([[], []]);
	});
});

describe('neighbours that could share', () => {
	const NAMES = ['Tynset', 'Alvdal', 'Tolga', 'Rendalen', 'Os'];
	const candidates = NAMES.map((name, i): Candidate => ({ ...placeOf(name), adults: 4000 + i }));
	const around = { adults: 15_000, km: 50 };
	const input = (more: Partial<Parameters<typeof carriedPicture>[0]> = {}) => ({
		...{
			...area,
			measure: 'FACT-team, lite',
			offered: 'FACT-team',
			around,
			source: 'En rapport',
			sources: []
		},
		...{ carried: carriedBy(candidates, around), having: () => [], unanswered: () => false },
		...more
	});

	it('are told as what may be enough, never as what is decided', () => {
		const { heading, rows, notes } = carriedPicture(input());
		expect(heading).toBe('FACT-team, lite: én gruppe av naboer i Innlandet kan ha folk nok sammen');
		expect(rows[0]?.said).toContain('Det kan være nok folk til FACT-team sammen.');
		expect(rows[0]?.said).toContain('luftlinje');
		expect(notes.join(' ')).toContain('ikke en beslutning');
		expect(notes.join(' ')).toContain('reisetiden avgjør');
	});

	it('name those that have not answered, and those nearby that have it', () => {
		const { rows } = carriedPicture(
			input({
				having: () => [codeOf('Røros')],
				unanswered: (code) => code === codeOf('Tolga')
			})
		);
		expect(rows[0]?.notes.join(' ')).toContain('Har det fra før i nærheten: Røros.');
		expect(rows[0]?.notes.join(' ')).toContain('Har ikke oppgitt om de har det: Tolga.');
	});

	it('have their numbers in the table', () => {
		const { table } = carriedPicture(input());
		expect(table.rows).toHaveLength(1);
		expect(tableFaults(table)).toEqual([]);
	});

	it('are none where the base is out of reach', () => {
		const far = { adults: 900_000, km: 50 };
		const picture = carriedPicture(input({ around: far, carried: carriedBy(candidates, far) }));
		expect(picture.rows).toEqual([]);
		expect(picture.heading).toContain('ingen naboer i Innlandet når grunnlaget');
	});
});

describe('the base of a team', () => {
	const fact = nyttTiltak('fact_stor')!;
	const rph = nyttTiltak('rph')!;

	it('is cited where a source has it, with its users', () => {
		const base = teamBase(fact, assumptions());
		expect(baseSource(base, 40_000)).toMatch(/^40.000 voksne, om lag 250 brukere per team: Potens/);
		expect(travelSource(base)).toContain('innen 1 time');
	});

	it('is said to be of the user where it is', () => {
		expect(baseSource(teamBase(fact, assumptions()), 30_000)).toBe('grunnlaget er satt her');
		const set = teamBase(rph, assumptions({ rph_befolkning: EXACT(20_000) }));
		expect(baseSource(set, 20_000)).toBe('grunnlaget er satt på siden Modell');
		expect(travelSource(teamBase(rph, assumptions()))).toBeNull();
	});
});
