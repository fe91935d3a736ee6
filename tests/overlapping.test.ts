import { expect, it } from 'vitest';
import { openExamples } from './attack/examples.ts';
import { byPlace, rowsOf } from './attack/released.ts';

/*
 * Groups of diagnoses overlap: those who have both are counted in both, and once in the sum. So how many
 * have one alone, or both, is a difference of what is shown.
 */
it('no small group follows from groups of diagnoses that overlap', async () => {
	const { engine } = await openExamples();
	const rows = (await rowsOf(engine)).filter(({ indikator }) => indikator === 'kpr_personer');
	let whole = 0;
	const found = [...byPlace(rows)].flatMap(([place, some]) => {
		const of = (kategori: string) => some.find((one) => one.kategori === kategori)?.sett ?? NaN;
		const [all, a, b] = [of('symptomer_og_lidelser'), of('symptomer'), of('lidelser')];
		if (!Number.isNaN(all + a + b)) whole++;
		return Object.entries({ 'not a': all - a, 'not b': all - b, both: a + b - all })
			.filter(([, count]) => count > 0 && count < 5)
			.map(([name, count]) => `${place} ${name}: ${count} (${all}, ${a}, ${b})`);
	});
	await engine.close();
	expect(whole, 'places that show all three').toBeGreaterThan(2000);
	expect(found).toEqual([]);
}, 300_000);
