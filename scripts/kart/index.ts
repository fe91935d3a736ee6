// Makes the hexagon map: `npm run heksagon -- <file of borders>` (see README.md beside this file).
import { writeFileSync } from 'node:fs';
import { oddR, type Axial, type OddR } from '../../src/lib/domain/hexes.ts';
import { readCountry, type Country } from './country.ts';
import { madeOf } from './making.ts';
import { holesIn, keptOf, partsOf } from './measure.ts';

const [, , borders] = process.argv;
if (!borders) throw new Error('Which file has the borders? See scripts/kart/README.md');

const ATTRIBUTION =
	'Heksagonkart over kommunene i Norge 2024, Forløpsatlas. Laget av midtpunkter og naboskap etter kommunegrenser fra Kartverket (CC BY 4.0).';

/**
 * From the westmost column, and from the first row or the one before it: the northmost row has an even
 * number, so that the odd ones lie half a cell to the east also where rows are counted from the north.
 */
function fromCorner(places: readonly Axial[]): OddR[] {
	const rows = places.map(({ r }) => r);
	const [south, north] = [Math.min(...rows), Math.max(...rows)];
	const first = south - ((north - south) % 2);
	const at = places.map(({ a, r }) => oddR({ a, r: r - first }));
	const west = Math.min(...at.map(({ q }) => q));
	return at.map(({ q, r }) => ({ q: q - west, r }));
}

function csvOf({ codes }: Country, at: readonly OddR[], kept: ReturnType<typeof keptOf>): string {
	const rows = codes.map((code, i) => {
		const own = kept.each.get(code) ?? { pairs: 0, kept: 0 };
		return [code, at[i]?.q, at[i]?.r, own.pairs, own.kept].join(',');
	});
	return ['kommunenummer,q,r,naboer,beholdt', ...rows, ''].join('\n');
}

function hexjsonOf({ codes, names, fylke, fylker }: Country, at: readonly OddR[]): string {
	const hexes = codes.map((code, i) => {
		const { code: number, name } = fylker[fylke[i]!]!;
		return `\t\t"${code}": ${JSON.stringify({ n: names[i], ...at[i], fylkesnummer: number, fylke: name })}`;
	});
	return [
		'{',
		'\t"layout": "odd-r",',
		'\t"license": "https://creativecommons.org/licenses/by/4.0/",',
		`\t"attribution": ${JSON.stringify(ATTRIBUTION)},`,
		'\t"hexes": {',
		hexes.join(',\n'),
		'\t}',
		'}',
		''
	].join('\n');
}

const country = readCountry('data/omrader', borders);
const places = madeOf(country);
const pairs = country.ties
	.filter(({ border }) => border)
	.map(({ i, j }): [string, string] => [country.codes[i]!, country.codes[j]!]);
const kept = keptOf(new Map(country.codes.map((code, i) => [code, places[i]!])), pairs);
const parts = country.fylker.map(
	(_, f) => partsOf(places.filter((_, i) => country.fylke[i] === f)).length
);
if (parts.some((count) => count !== 1) || holesIn(places).length > 0)
	throw new Error(`A fylke lies in parts (${parts.join(' ')}), or the map has holes`);

const at = fromCorner(places);
writeFileSync('data/omrader/heksagon.csv', csvOf(country, at, kept));
writeFileSync('static/heksagon.hexjson', hexjsonOf(country, at));
console.log(`${kept.kept} av ${kept.pairs} nabopar ligger ved siden av hverandre`);
