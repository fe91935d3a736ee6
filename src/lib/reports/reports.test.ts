import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';
import { faceRule, withStyle } from './font.ts';
import { linesOf, type Letter } from './lines.ts';
import { leavingName } from './save.ts';
import { fontFamily, isTakenForGranted, paintOf, px, referredId } from './paint.ts';

const columns = [
	{ key: 'area', label: 'Kommune' },
	{ key: 'x', label: 'Brukere' }
];
const body = (...rows: Parameters<typeof toCsv>[1]) =>
	toCsv(columns, rows).split('\r\n').slice(1, -1);

describe('the table for a spreadsheet', () => {
	it('starts with the mark and ends every line', () => {
		expect(toCsv(columns, [{ area: 'Tynset', x: 14.2 }])).toBe(
			'\ufeffKommune;Brukere\r\nTynset;14,2\r\n'
		);
	});

	it('writes numbers with a decimal comma and nothing for nothing', () => {
		expect(
			body({ area: 'a', x: -1234.5 }, { area: 'b', x: null }, { area: 'c' }, { area: 'd', x: -0 })
		).toEqual(['a;-1234,5', 'b;', 'c;', 'd;0']);
	});

	it('quotes separators, quotes, line breaks and spaces at the ends', () => {
		expect(body({ area: 'Os; i Østerdalen', x: 'sa "ja"' })).toEqual([
			'"Os; i Østerdalen";"sa ""ja"""'
		]);
		expect(toCsv(columns, [{ area: 'a\nb', x: ' c' }])).toContain('"a\nb";" c"');
	});

	it('disarms what a spreadsheet would take for a formula, also in the heading', () => {
		expect(body({ area: '=1+1', x: '@SUM(A1)' }, { area: '-2', x: '+47' })).toEqual([
			"'=1+1;'@SUM(A1)",
			"'-2;'+47"
		]);
		expect(toCsv([{ key: 'a', label: '=cmd' }], [])).toContain("'=cmd");
	});

	it('leaves the symbols for states alone', () => {
		expect(body({ area: ':', x: '..' })).toEqual([':;..']);
	});

	it('refuses a number that is none', () => {
		expect(() => body({ area: 'a', x: NaN })).toThrow(RangeError);
	});

	it('disarms a formula of several lines, and leaves negative numbers be', () => {
		const of = (x: string | number) => toCsv([{ key: 'x', label: 'x' }], [{ x }]).slice(4);
		expect(of('=1+1\n@x')).toBe('"\'=1+1\n@x"\r\n');
		expect(of('\t=1')).toBe("'\t=1\r\n");
		expect(of('\n=1')).toBe('"\'\n=1"\r\n');
		expect(of('＝1+1')).toBe("'＝1+1\r\n");
		expect(of(-0.5)).toBe('-0,5\r\n');
	});

	it('is read back as it was written, whatever it holds', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
				const armless = pairs.map((pair) => pair.map((text) => `x${text}`));
				const text = toCsv(
					columns,
					armless.map(([area = '', x = '']) => ({ area, x }))
				);
				const { data } = Papa.parse<string[]>(text.slice(1, -2), {
					delimiter: ';',
					newline: '\r\n'
				});
				expect(data.slice(1)).toEqual(armless);
			})
		);
	});

	it('lets no text begin a formula', () => {
		fc.assert(
			fc.property(fc.string(), (area) => {
				expect(toCsv(columns.slice(0, 1), [{ area }]).split('\r\n')[1]).not.toMatch(/^"?[=+\-@\t]/);
			})
		);
	});
});

describe('colours', () => {
	it('takes the opacity out of a colour', () => {
		expect(paintOf('rgb(0, 98, 186)')).toEqual({ colour: '#0062ba', opacity: 1 });
		expect(paintOf('rgba(0, 0, 0, 0.5)')).toEqual({ colour: '#000000', opacity: 0.5 });
		expect(paintOf('rgb(0 98 186 / 40%)')).toEqual({ colour: '#0062ba', opacity: 0.4 });
		expect(paintOf('color(srgb 0 0.4 1 / 0.5)')).toEqual({ colour: '#0066ff', opacity: 0.5 });
	});

	it('knows what isn’t there', () => {
		for (const css of ['none', 'transparent', ''])
			expect(paintOf(css)).toEqual({ colour: 'none', opacity: 0 });
		expect(paintOf('rgba(0, 0, 0, 0)').opacity).toBe(0);
	});

	it('finds the pattern a fill points to', () => {
		expect(referredId('url("#s1-hatch")')).toBe('s1-hatch');
		expect(referredId('url(#a) none')).toBe('a');
		expect(referredId('rgb(0, 0, 0)')).toBeNull();
	});
});

describe('the name a file leaves by', () => {
	it('begins with the stamp when it holds internal figures, and only then', () => {
		expect(leavingName('tynset-2024.png', 'internal')).toBe('INTERN-tynset-2024.png');
		expect(leavingName('tynset-2024.png', 'share')).toBe('tynset-2024.png');
		expect(leavingName('plan.json', 'own')).toBe('plan.json');
	});
});

describe('attributes', () => {
	it('leaves out what SVG takes for granted', () => {
		expect(isTakenForGranted('stroke-width', '1px')).toBe(true);
		expect(isTakenForGranted('stroke-width', '2px')).toBe(false);
		expect(isTakenForGranted('opacity', '0.5')).toBe(false);
	});

	it('writes pixels short and families with one that is everywhere', () => {
		expect(px(1 / 3)).toBe('0.33');
		expect(fontFamily('"Inter Variable", sans-serif')).toBe("'Inter Variable', sans-serif");
		expect(fontFamily('Inter')).toBe('Inter, Arial, sans-serif');
	});
});

describe('lines of text', () => {
	const set = (text: string, top: number, left = 0): Letter[] =>
		[...text].map((letter, i) => ({
			text: letter,
			left: left + i * 8,
			right: left + i * 8 + 8,
			top,
			bottom: top + 16
		}));

	it('joins the letters of a line and starts a new one below', () => {
		expect(linesOf([...set('Tynset har ', 0), ...set('flere', 20)])).toEqual([
			{ text: 'Tynset har', left: 0, right: 80, top: 0, bottom: 16 },
			{ text: 'flere', left: 0, right: 40, top: 20, bottom: 36 }
		]);
	});

	it('shows runs of white space as one, and keeps the space that must hold', () => {
		expect(linesOf(set('\n\t a  b\u00a0c', 0)).map(({ text }) => text)).toEqual(['a b\u00a0c']);
	});

	it('has no line for white space alone', () => {
		expect(linesOf(set(' \n', 0))).toEqual([]);
	});
});

describe('the font of a picture', () => {
	it('stands first inside the outermost svg only', () => {
		expect(withStyle('<svg width="1"><svg/></svg>', 'x')).toBe(
			'<svg width="1"><style>x</style><svg/></svg>'
		);
	});

	it('can’t be closed by a name', () => {
		expect(faceRule("In'</style>ter", 'data:,')).not.toContain('</style>');
	});
});
