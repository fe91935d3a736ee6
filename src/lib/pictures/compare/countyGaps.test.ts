import { describe, expect, it } from 'vitest';
import {
	assumptions,
	byFile,
	commonsOf,
	exactly,
	followUp,
	question
} from '../../../../tests/questions.ts';
import { tableFaults } from '../../../../tests/tableFaults.ts';
import { areas } from '../../catalogue/omrader.ts';
import { answer, type Answer } from '../../model/answer.ts';
import type { CountyAnswer } from '../../model/compare/countyAnswer.ts';
import type { Hosting } from '../../model/compare/hosts.ts';
import { besidePractice } from '../../model/yardsticks.ts';
import { practiceOf, type Practice } from '../../model/practice.ts';
import { TOGETHER } from '../../model/units.ts';
import { countyGapsPicture, type CountyGapsInput } from './countyGaps.ts';

const codeOf = (name: string) => areas.kommuner.find((one) => one.name === name)?.code ?? '';

interface Given {
	users?: readonly [number | null, number | null] | null;
	staff?: number | null;
	set?: boolean;
}

/** Users of the second and third pathway, and man-years in follow-up, of one kommune. */
function told(name: string, { users = [100, 60], staff = 10, set = true }: Given): CountyAnswer {
	const need = users && byFile(...users);
	const capacity = staff === null ? null : followUp(staff / 2, staff / 2);
	const commons = commonsOf(set ? exactly(20, 10) : assumptions());
	const [found] = answer(question(need, capacity), commons, [1000], { units: [TOGETHER] });
	return {
		kommune: codeOf(name),
		...{ leads: need ? [need] : [], staff: capacity, answer: found!, practice: null }
	};
}

const inputOf = (all: readonly CountyAnswer[], more: Partial<CountyGapsInput> = {}) => ({
	...{ area: 'Innlandet', place: { level: 'fylke' as const, code: '34' }, year: 2024 },
	...{ kommuner: all.map(({ kommune }) => kommune), told: all, hosts: [] },
	overview: { lacking: { low: 1, median: 2, high: 4 }, compared: 5 },
	crosswalk: { set: null, unsaved: false, changed: 0 },
	...more
});
const pictureOf = (all: readonly CountyAnswer[], more: Partial<CountyGapsInput> = {}) =>
	countyGapsPicture(inputOf(all, more) as CountyGapsInput);

const ALL = [
	told('Åmot', { staff: 2 }),
	told('Tynset', { staff: 9 }),
	told('Alvdal', { staff: 5 }),
	told('Os', { staff: 40 }),
	told('Engerdal', { users: null }),
	told('Rendalen', { users: [0, 0] }),
	told('Tolga', { users: [null, 60], staff: 40 })
];

describe('the answers of a county', () => {
	it('are under their answer, and by name whatever is missing', () => {
		for (const all of [ALL, ALL.toReversed()]) {
			const { groups } = pictureOf(all);
			expect(groups.map(({ group, rows }) => [group, rows.map(({ name }) => name)])).toEqual([
				['missing', ['Alvdal', 'Tynset', 'Åmot']],
				['covered', ['Os']],
				['undecided', ['Tolga']],
				['none-registered', ['Rendalen']],
				['no-figures', ['Engerdal']]
			]);
		}
	});

	it('are counted in the heading, with how sure the counts are', () => {
		const { heading, range } = pictureOf(ALL);
		expect(heading).toBe(
			'I Innlandet mangler det trolig årsverk i 3 av 7 kommuner, i 1 er det trolig nok, og 3 får ikke noe svar'
		);
		expect(range).toContain('mangler det i 1–4 av de 5 kommunene');
	});

	it('have no man-years where kommuner stand beside each other', () => {
		const { groups, table, summary } = pictureOf(ALL);
		const texts = [
			...groups.flatMap(({ rows }) =>
				rows.flatMap(({ said, beside, settles }) => [said, beside, settles ?? ''])
			),
			...table.rows.flatMap(({ said, settles, answer: of }) => [said, settles, of])
		];
		expect(texts.length).toBeGreaterThan(20);
		for (const text of texts) expect(text).not.toMatch(/\d+([,.]\d)? årsverk|\d,\d/);
		expect(summary).not.toMatch(/\d,\d/);
		expect(table.columns.some(({ numeric }) => numeric)).toBe(false);
		expect(tableFaults(table)).toEqual([]);
	});

	it('are told with man-years for one at a time', () => {
		const { groups } = pictureOf(ALL);
		const tynset = groups[0]?.rows.find(({ name }) => name === 'Tynset');
		expect(tynset?.whole.join(' ')).toMatch(/mangler det trolig .*årsverk i forløp 2 og 3/);
		expect(tynset?.behind).toBe('Brukere: BrukerPlan 2024 · Årsverk: IS-24/8 2024');
	});

	it('say what would settle each that is not decided, and of none that is', () => {
		for (const { group, rows } of pictureOf(ALL).groups)
			for (const { settles } of rows) {
				if (group === 'missing' || group === 'covered') expect(settles).toBeNull();
				else expect(settles).toMatch(/\.$/);
			}
	});

	it('are not that need is covered where users are hidden, and say where the figures are', () => {
		const { groups } = pictureOf([told('Tolga', { users: [null, 60], staff: 90 })]);
		expect(groups.map(({ group }) => group)).toEqual(['undecided']);
		expect(groups[0]?.rows[0]?.settles).toContain('skjult');
	});

	it('name those that have no figures, and of how many the others are', () => {
		const silent = ['Folldal', 'Stor-Elvdal', 'Elverum'].map(codeOf);
		const kommuner = [...ALL.map(({ kommune }) => kommune), ...silent];
		const picture = pictureOf(ALL, { kommuner });
		expect(picture.silent).toEqual(['Elverum', 'Folldal', 'Stor-Elvdal']);
		expect(picture.subtitle).toContain('tall fra 7 av 10 kommuner');
	});
});

describe('where assumptions are not set', () => {
	const practice = (arsverk: number): Practice => {
		const others = Array.from({ length: 21 }, (_, i) => ({
			...{ code: `9${100 + i}`, helsefellesskap: 'innlandet', fylke: '34' },
			...{ persons: 1000, arsverk: 100 + 10 * i }
		}));
		const own = { ...others[0]!, code: '3427', persons: 1000, arsverk, hidden: false };
		const sizes = { helsefellesskap: 23, fylke: 46, land: 357 };
		return practiceOf({ form: 'users', own, telling: others, sizes }) as Practice;
	};

	it('nothing is said to be missing, and what others have is told in words', () => {
		const all = [
			{ ...told('Tynset', { set: false }), practice: practice(20) },
			{ ...told('Alvdal', { set: false }), practice: practice(200) },
			told('Os', { set: false })
		];
		const picture = pictureOf(all);
		expect(picture.heading).toBe(
			'Ingen av 3 kommuner i Innlandet kan få svar før antakelsene er satt'
		);
		expect(picture.groups.map(({ group }) => group)).toEqual(['untried']);
		const said = Object.fromEntries(picture.groups[0]!.rows.map((row) => [row.name, row.said]));
		expect(said.Tynset).toMatch(/mindre enn de fleste/);
		expect(said.Alvdal).toMatch(/som de fleste/);
		expect(said.Os).not.toMatch(/fleste/);
		expect(picture.unset).toHaveLength(1);
		expect(picture.unset[0]).toContain('Sett på siden Modell: brukere per årsverk i oppfølging');
	});

	it('what others have takes back an answer of the opposite', () => {
		const own = told('Tynset', { staff: 2 });
		const taken: Answer = besidePractice(own.answer, 'more');
		const { groups } = pictureOf([{ ...own, answer: taken }]);
		expect(groups.map(({ group }) => group)).toEqual(['undecided']);
		expect(groups[0]?.rows[0]?.settles).toContain('peker hver sin vei');
	});
});

describe('where one kommune serves another', () => {
	const hosts: Hosting[] = [
		{ host: codeOf('Tynset'), served: codeOf('Alvdal'), service: 'oppfølging' }
	];

	it('both answers say so, and no other', () => {
		const rows = pictureOf(ALL, { hosts }).groups.flatMap((one) => one.rows);
		const said = Object.fromEntries(rows.map((row) => [row.name, row.hosts.join(' ')]));
		expect(said.Tynset).toContain('Tynset også betjener Alvdal (oppfølging)');
		expect(said.Alvdal).toContain('Tynset (oppfølging) også betjener Alvdal');
		expect(rows.filter((row) => row.hosts.length > 0)).toHaveLength(2);
	});

	it('no answer is another for it', () => {
		const answers = (picture: ReturnType<typeof pictureOf>) =>
			picture.table.rows.map(({ kommune, answer: of }) => [kommune, of]);
		expect(answers(pictureOf(ALL, { hosts }))).toEqual(answers(pictureOf(ALL)));
	});
});
