import { describe, expect, it } from 'vitest';
import type { Target } from '../model/targets.ts';
import { competenceOf, type Competence, type Held } from '../model/competence.ts';
import { FigureSet } from '../model/figureSet.ts';
import { NBSP } from '../text/index.ts';
import { competenceFinding, competenceGroups } from './competence.ts';
import { competenceTable } from './competenceTable.ts';
import { judgeTarget } from '../model/targetDraft.ts';

const held = (part: number, whole: number): Held => ({
	state: part > 0 ? 'some' : 'none',
	part,
	whole,
	limits: { low: part / whole / 2, high: Math.min(1, (part / whole) * 2) }
});

/** Everything held, but for what is given by the line's id or the pathway. */
function competence(given: Record<string, Held> = {}): Competence {
	const empty = competenceOf(new FigureSet([]), { kommune: '3427', year: 2024 });
	return {
		...empty,
		arsverk: 20,
		further: empty.further.map((one) => ({ ...one, held: given[one.forlop] ?? held(10, 20) })),
		educations: empty.educations.map((one) => ({
			...one,
			held: given[one.line.id] ?? held(2, 20)
		}))
	};
}

const contextOf = (of: Competence, targets: Record<string, Target> = {}) => ({
	competence: of,
	place: 'Tynset',
	year: 2024,
	targetFor: (subject: string) => targets[subject]
});
const rowOf = (of: Competence, id: string, targets?: Record<string, Target>) =>
	competenceGroups(contextOf(of, targets))
		.flatMap(({ rows }) => rows)
		.find((row) => row.id === id)!;
const plain = (text: string) => text.replaceAll(NBSP, ' ');

describe('the finding', () => {
	it('names what nobody has, by the strongest degree that needs it', () => {
		const none = held(0, 20);
		const finding = (given: Record<string, Held>) =>
			plain(competenceFinding(contextOf(competence(given))));
		expect(finding({ lege: none })).toBe(
			'Tynset har ingen årsverk med lege. Tiltak som veilederen sier kommunen bør ha, trenger det. 50 % av årsverkene har videreutdanning.'
		);
		expect(finding({ lege: none, psykolog: none })).toContain('med psykolog. ');
		expect(finding({ erfaringskonsulent: none })).toContain('som eksempler');
	});

	it('says that all are there only when all are known', () => {
		const unknown: Held = { state: 'unknown', why: 'hidden' };
		expect(competenceFinding(contextOf(competence()))).toContain('alle utdanningene');
		expect(competenceFinding(contextOf(competence({ lege: unknown })))).toContain('Ikke all');
		expect(competenceFinding(contextOf(competence({ alle: unknown })))).not.toContain('%');
	});
});

describe('the rows', () => {
	it('have the degree of each pathway, and none where no measure needs it', () => {
		const { degrees } = rowOf(competence(), 'jobbspesialist');
		expect(degrees).toEqual({
			2: { text: 'eksempel', example: true },
			3: { text: 'bør', example: false }
		});
		expect(rowOf(competence(), 'arsverk:sykepleier').degrees).toEqual({});
		expect(Object.keys(rowOf(competence(), 'videreutdanning:1').degrees)).toEqual(['1']);
	});

	it('are words and not zero where nothing is known', () => {
		const given: Record<string, Held> = {
			'1': { state: 'unknown', why: 'not-split' },
			lege: { state: 'unknown', why: 'hidden' },
			psykolog: held(0, 20)
		};
		const row = (id: string) => rowOf(competence(given), id);
		expect(row('videreutdanning:1')).toMatchObject({
			state: 'unknown',
			label: 'ikke fordelt på forløp'
		});
		expect(row('arsverk:lege').label).toContain('skjult');
		expect(row('arsverk:psykolog')).toMatchObject({ state: 'none', label: 'ingen', limits: null });
	});

	it('have the limits on the scale of the bars', () => {
		expect(rowOf(competence(), 'arsverk:lege').limits).toEqual({ low: 1, high: 4 });
		expect(rowOf(competence(), 'videreutdanning:alle').limits).toEqual({ low: 25, high: 100 });
	});

	it('have a target only where one is set, and say how far it is', () => {
		const targets = {
			'videreutdanning:alle': { value: 60, note: '' },
			'arsverk:lege': { value: 2.5, note: '' },
			'arsverk:psykolog': { value: 2, note: '' }
		};
		const row = (id: string) => rowOf(competence(), id, targets);
		expect(row('videreutdanning:alle').notes).toEqual(['10 prosentpoeng under målet']);
		expect(row('arsverk:lege').notes).toEqual(['0,5 årsverk under målet']);
		expect(row('arsverk:psykolog').notes).toEqual(['målet er nådd']);
		expect(plain(row('arsverk:lege').target!.label)).toBe('kommunens mål 2,5 årsverk');
		expect(row('arsverk:sykepleier').target).toBeNull();
	});
});

describe('the table', () => {
	it('has every row of the picture, and why the form tells or does not', () => {
		const context = contextOf(competence());
		const groups = competenceGroups(context);
		const { rows, columns } = competenceTable(groups, context.competence, 'x');
		expect(rows).toHaveLength(groups.flatMap((group) => group.rows).length);
		const jobs = rows.find(({ what }) => what === 'Jobbspesialist')!;
		expect(jobs).toMatchObject({ h1: '', h3: 'bør', held: 'ikke kjent', limits: '' });
		expect(jobs.why).toContain('NAV');
		expect(rows[0]).toMatchObject({
			limits: { text: '25,0–100,0', low: 25, middle: null, high: 100 }
		});
		expect(columns.map(({ key }) => key)).toEqual(
			expect.arrayContaining(Object.keys(rows[0]!).slice(0, 3))
		);
	});
});

describe('a written target', () => {
	const judge = (value: string, subject: 'videreutdanning:3' | 'arsverk:lege') =>
		judgeTarget(subject, { value, note: ' vedtak ' }, ',');

	it('is a number within what its subject can be', () => {
		expect(judge('60', 'videreutdanning:3')).toEqual({
			ok: true,
			target: { value: 60, note: 'vedtak' }
		});
		expect(judge('1,5', 'arsverk:lege')).toMatchObject({ ok: true, target: { value: 1.5 } });
		expect(judge('150', 'arsverk:lege')).toMatchObject({ ok: true });
	});

	it.each([
		['', 'missing'],
		['seksti', 'not-a-number'],
		['0', 'out-of-bounds'],
		['101', 'out-of-bounds'],
		['−5', 'out-of-bounds']
	])('is refused when it is "%s"', (value, problem) => {
		expect(judge(value, 'videreutdanning:3')).toEqual({ ok: false, problem });
	});
});
