import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sniff } from '../read.ts';
import { readHtml } from './html.ts';

/** The filled cells of each table, row by row. */
const tables = (page: string) =>
	readHtml(page).map(({ records }) => records.map(({ cells }) => [...cells]));
const only = (page: string) => {
	const [first, ...more] = tables(page);
	expect(more).toEqual([]);
	return first;
};
const AB = [
	['a', 'b'],
	['1', '2']
];

describe('a table inside another', () => {
	it('has its own cells, and the outer one has its own', () => {
		const inner = '<table><tr><th>a<th>b<tr><td>1<td>2</table>';
		const page = `<table><tr><td>x</td><td>y ${inner} z</td></tr><tr><td>v</td><td>w</td></tr></table>`;
		expect(tables(page)).toEqual([
			[
				['x', 'y z'],
				['v', 'w']
			],
			AB
		]);
	});
	it('is read where the outer one only places it on the page', async () => {
		const rows = '<tr><td>0301 Oslo<td>2023<td>12<tr><td>1103 Stavanger<td>2023<td>8';
		const page = `<html><table><tr><td><img><td><table><tr><th>Kommune<th>År<th>Antall${rows}</table></table>`;
		const sniffed = await sniff(new File([page], 'a.xls'));
		expect(sniffed).toMatchObject({ header: ['Kommune', 'År', 'Antall'] });
	});
	it('is one of its own when the one before was not ended', () => {
		const row = '<tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr>';
		expect(tables(`<table>${row}<table>${row}</table>`)).toEqual([AB, AB]);
	});
});

describe('a page that is not as it should be', () => {
	it.each([
		['no end tags', '<table><tr><td>a<td>b<tr><td>1<td>2'],
		['no rows at first', '<table><td>a<td>b<tr><td>1<td>2</table>'],
		['rows without ends', '<table><tr><td>a</td><td>b</td><tr><td>1</td><td>2</td></table>'],
		[
			'end tags of elements outside',
			'<div><table><tr><td>a</div><td>b</p></span><tr><td>1</form><td>2</table>'
		],
		[
			'elements that do not end',
			'<table><tr><td><b><font>a<td><span>b<tr><td><i>1<td><p>2</table>'
		],
		[
			'text between the cells',
			'<table>x<tr>y<td>a</td>z<td>b</td><tr><td>1</td><td>2</td>v</tr></table>w'
		],
		[
			'no quotes, and capitals',
			'<TABLE BORDER=1><TR><TD ALIGN=LEFT NOWRAP>a<TD>b<TR><TD>1<TD>2</TABLE>'
		],
		[
			'a sign in an attribute',
			'<table><tr><td title="a > b">a<td data-x="<td>">b<tr><td>1<td>2</table>'
		],
		['a comment that nothing ends', '<table><tr><td>a<td><!-- b<tr><td>1<td>2</table>'],
		[
			'a script that nothing ends',
			'<table><tr><td>a<td>b<tr><td>1<td>2</table><script>x<table><td>y'
		],
		['a template that nothing ends', '<template><table><tr><td>a<td>b<tr><td>1<td>2</table>'],
		[
			'letters that grow',
			`${'İ'.repeat(50)}<script></script><table><tr><td>a<td>b<tr><td>1<td>2</table>`
		],
		['parts of a table', '<table><thead><tr><th>a<th>b<tbody><tr><td>1<td>2</tbody></table>'],
		['sections without rows', '<table><thead><th>a<th>b<tbody><td>1<td>2</table>']
	])('is read: %s', (_, page) => {
		expect(tables(page)[0]?.map((row) => row.map((one) => one.replace('<!-- ', '')))).toEqual(AB);
	});

	it.each([
		['scripts and styles', '<script>"<td>x</td>"</script>a<style>td{}</style>', 'a'],
		[
			'comments and what a browser skips',
			'<!-- <td>x -->a<![if !mso]>b<![endif]><template>c</template>',
			'ab'
		],
		['keys for sorting', '<span style="display: none">0001</span><b hidden>x<b>y</b></b>a', 'a'],
		['lines', 'a<br>b<p>c</p>d<div>e</div>', 'a\nb c d e'],
		[
			'entities',
			'&Aring;rsverk&nbsp;&#248;&#xe6;&lt;b&gt;&hellip;&frac12;&amp;amp;',
			'Årsverk\u00a0øæ<b>…½&amp;'
		],
		['hard spaces in figures', '1&nbsp;204', '1\u00a0204'],
		['blanks and lines of the text', ' a \n\t b ', 'a b']
	])('has the text one sees in its cells: %s', (_, cell, text) => {
		expect(only(`<table><tr><td>${cell}</td><td>z</td></tr></table>`)).toEqual([[text, 'z']]);
	});
});

describe('spans', () => {
	it('keep their columns and rows empty', () => {
		const page = `<table><caption>Tabell 1</caption><tr><th rowspan="2">k<th colspan=2>2023
			<tr><th>a<th>b<tr><td>x<td>1<td>2</table>`;
		expect(only(page)).toEqual([
			['Tabell 1', '', ''],
			['k', '2023', ''],
			['', 'a', 'b'],
			['x', '1', '2']
		]);
	});
	it('of an inner table are none of the outer one', () => {
		const inner = '<table><tr><td rowspan=9 colspan=9>i</table>';
		expect(tables(`<table><tr><td>a${inner}<td>b<tr><td>1<td>2</table>`)[0]).toEqual(AB);
	});
});

const PIECES = [
	...['<table>', '</table>', '<tr>', '</tr>', '<td>', '</td>', '<th colspan=3>', '<td rowspan=2>'],
	...['<!--', '-->', '<script>', '</script>', '<style', '<span style="display:none">', '</span>'],
	...[
		'<br>',
		'<p>',
		'&nbsp;',
		'&#0;',
		'&#x110000;',
		'&',
		'<',
		'>',
		'"',
		"'",
		'</',
		'<!',
		'<?',
		'ord',
		'12'
	]
];

describe('pages put together by chance', () => {
	it('have an answer, and no cell has what belongs in none', () => {
		const pages = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 });
		fc.assert(
			fc.property(pages, (pieces) => {
				const page = `<table><tr><td>${pieces.join('')}`;
				for (const { records } of readHtml(page))
					for (const { cells } of records) expect(cells.join('')).not.toMatch(/<\/?t[dr]>/);
			}),
			{ numRuns: 3000 }
		);
	});
	it('give each word to one cell, wherever tables are put into tables', () => {
		/** A table as a tree, its words numbered in the order they stand. */
		const tree = fc.letrec<{ table: string }>((tie) => ({
			table: fc
				.array(
					fc.array(fc.option(tie('table'), { maxDepth: 3, nil: '' }), {
						minLength: 1,
						maxLength: 3
					}),
					{
						minLength: 1,
						maxLength: 3
					}
				)
				.map((rows) => {
					const cell = (inner: string) => `<td>#${inner}</td>`;
					return `<table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
				})
		})).table;
		fc.assert(
			fc.property(tree, (page) => {
				const words = page.match(/#/g)?.length ?? 0;
				let n = 0;
				const found = readHtml(page.replace(/#/g, () => `w${n++} `)).flatMap(({ records }) =>
					records.flatMap(({ cells }) => cells.filter((one) => one !== ''))
				);
				expect(found.every((one) => /^w\d+$/.test(one))).toBe(true);
				expect(new Set(found).size).toBe(words);
			}),
			{ numRuns: 300 }
		);
	});
	it.each([
		['tables in tables', '<table><tr><td>', 100_000],
		['comments that nothing ends', '<table><td><!--', 50_000],
		['scripts that nothing ends', '<script><table>', 50_000],
		['ends that nothing began', '--></script></td>', 50_000],
		['hidden elements', '<table><td><span hidden>', 50_000],
		['attributes', '<td a="', 50_000]
	])('have an answer in time: %s', (_, piece, times) => {
		const began = performance.now();
		readHtml(piece.repeat(times));
		expect(performance.now() - began).toBeLessThan(5000);
	});
});
