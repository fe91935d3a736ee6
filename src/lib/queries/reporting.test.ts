import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { REPORT_STATES } from '../domain/reporting.ts';
import { declared, sql, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { openSources } from '../intake/views.ts';
import { openCube } from './cube.ts';
import { linesOf, reportedOf } from './reporting.ts';

let engine: Engine;
const KINDS = ['alle', '1', '2', '3'];

/** Man-years of a kommune and a year in four figures, as the raw cube has them. */
const manYears = (kommune: string, year: number, figures: readonly (number | string)[]) =>
	figures.map((one, i) => {
		const [value, state] = typeof one === 'number' ? [one, 'verdi'] : ['NULL', one];
		return `('arsverk_forlop', 'kommune', '${kommune}', ${year}, '${KINDS[i]}', 'alle', ${value}, NULL, NULL, NULL, NULL, '${state}', NULL, NULL)`;
	});
const persons = (kommune: string, year: number, state: string) =>
	`('brukere_kjonn', 'kommune', '${kommune}', ${year}, 'alle', 'menn', ${state === 'verdi' ? 40 : 'NULL'}, NULL, NULL, NULL, NULL, '${state}', NULL, NULL)`;

beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
	await openCube(engine, areas);
	const rows = [
		...manYears('1818', 2019, [6, 1, 2, 3]),
		...manYears('1818', 2020, [6, 1, 2, 3]),
		...manYears('1820', 2019, [6, 1, 2, 3]),
		...manYears('1820', 2020, [6, 1, 2, 3.5]),
		// Too little to tell a copy from two years alike.
		...manYears('1832', 2019, [1, 0, 0, 1]),
		...manYears('1832', 2020, [1, 0, 0, 1]),
		...manYears('1833', 2020, ['ikke_samlet', 'ikke_samlet', 'skjult']),
		...manYears('1834', 2020, ['ikke_aktuelt', 'ikke_samlet']),
		persons('1818', 2019, 'verdi'),
		persons('1820', 2019, 'skjult'),
		persons('1832', 2019, 'ikke_samlet')
	];
	await engine.run(declared(`INSERT INTO tall VALUES ${rows.join(', ')}`));
	await engine.run(
		declared(
			`INSERT INTO vern VALUES ('brukere_kjonn', '1818', 2019, 'alle', 'menn', 40, TRUE, 40, 40)`
		)
	);
});
afterAll(() => engine.close());

const at = (code: string) => areas.kommuner.findIndex((one) => one.code === code);

async function stateOf(source: string, year: number, code: string) {
	const column = (await reportedOf(engine)).find(
		(one) => one.source === source && one.year === year
	);
	return column && REPORT_STATES[column.state[at(code)] ?? -1];
}

describe('what has been reported', () => {
	it('is the best state of any figure, and absent where there is no row', async () => {
		expect(await stateOf('is248', 2020, '1818')).toBe('value');
		expect(await stateOf('is248', 2020, '1833')).toBe('hidden');
		expect(await stateOf('is248', 2020, '1834')).toBe('not-collected');
		expect(await stateOf('is248', 2020, '0301')).toBe('absent');
		expect(await stateOf('is248', 2018, '1818')).toBeUndefined();
	});

	it('tells nothing apart that is being protected, and then hides what is not shown', async () => {
		for (const code of ['1818', '1820'])
			expect(await stateOf('brukerplan', 2019, code)).toBe('protecting');
		expect(await stateOf('brukerplan', 2019, '1832')).toBe('not-collected');
		await engine.run(sql`INSERT INTO domt VALUES ('brukerplan')`);
		expect(await stateOf('brukerplan', 2019, '1818')).toBe('value');
		expect(await stateOf('brukerplan', 2019, '1820')).toBe('hidden');
	});

	it('marks a kommune all of whose figures are those of the year before', async () => {
		const found = (await reportedOf(engine)).filter(({ source }) => source === 'is248');
		const marked = found.flatMap(({ year, asBefore }) =>
			[...asBefore].flatMap((one, i) => (one ? [`${areas.kommuner[i]?.code} ${year}`] : []))
		);
		expect(marked).toEqual(['1818 2020']);
	});
});

describe('the lines behind', () => {
	it('are none where no file is loaded', async () => {
		const asked = { source: 'is248', kommune: '1818', year: 2020 };
		expect(await linesOf(engine, asked)).toEqual([]);
	});
});
