import fc from 'fast-check';
import { strFromU8, strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { packageFaults, partsOf } from '../../../../../tests/docxParts.ts';
import { asParts, norwegianParts } from '../../../../../tests/norwegianTemplate.ts';
import type { PaperDocument } from '../document.ts';
import { writeDocx } from '../write.ts';
import { intoTemplate } from './index.ts';
import { cutPaper } from './pieces.ts';
import { readTemplate } from './read.ts';

/* A template damaged at random is refused, or gives a whole document: never anything else. */

const PAPER: PaperDocument = {
	...{ title: 'Tittel', locale: 'nb', maker: 'F', mark: 'INTERN', foot: 'Fot · {page}' },
	blocks: [
		{ kind: 'heading', level: 1, text: 'Tittel' },
		{ kind: 'text', runs: [{ text: 'Avsnitt', note: ['Kilde'] }] },
		{ kind: 'heading', level: 2, text: 'Gapet' },
		{
			...{ kind: 'chart', draw: 'bars', unit: 'årsverk', description: 'Gapet' },
			axis: { low: 0, high: 4, step: 1 },
			...{ categories: ['2'], series: [{ name: 'Gap', points: [{ value: 3, low: 2, high: 4 }] }] }
		},
		{ kind: 'table', title: 'Gap', columns: [{ label: 'Forløp', numeric: false }], rows: [['2']] },
		{ kind: 'heading', level: 2, text: 'Mer' },
		{ kind: 'text', as: 'item', runs: [{ text: 'Punkt' }] },
		{ kind: 'page-break' },
		{ kind: 'heading', level: 2, text: 'Vedlegg' }
	]
};
const CUT = cutPaper(PAPER, {
	charts: [{ of: 'gap' }],
	from: {
		...{ place: { code: '3427', name: 'Tynset' }, years: [2024], sources: [], method: '' },
		...{ crosswalk: null, assumptions: null, mode: 'internal', synthetic: false },
		made: new Date(2026, 10, 28)
	}
});
const PARTS = asParts(norwegianParts());
const XML = [...PARTS.keys()].filter((path) => /\.(?:xml|rels)$/.test(path));

/** What is taken out of a part, doubled in it, or moved: an element or an attribute. */
const change = fc.record({
	path: fc.constantFrom(...XML),
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	what: fc.constantFrom(
		/<[^<>]+\/>/g,
		/\s[\w:]+="[^"]*"/g,
		/<(w:\w+)[^<>]*>[^<>]*<\/\1>/g,
		/"[^"]*"/g
	),
	by: fc.constantFrom('', '$&$&', '""', '<w:p/>', '{{alt}}')
});

function changed(
	parts: ReadonlyMap<string, Uint8Array>,
	{ path, at, what, by }: { path: string; at: number; what: RegExp; by: string }
): Map<string, Uint8Array> {
	const xml = strFromU8(parts.get(path) ?? new Uint8Array());
	const all = [...xml.matchAll(what)];
	const found = all[Math.floor(at * all.length)] ?? all[0];
	if (!found) return new Map(parts);
	const text = by === '$&$&' ? found[0] + found[0] : by;
	const made = xml.slice(0, found.index) + text + xml.slice(found.index + found[0].length);
	return new Map([...parts, [path, strToU8(made)]]);
}

it('a damaged template is refused with a reason, or filled to a whole document', async () => {
	const written = await writeDocx(PAPER);
	const seen = { refused: 0, filled: 0 };
	fc.assert(
		fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
			const parts = changes.reduce(changed, new Map(PARTS));
			const found = readTemplate(parts);
			if (!found.ok) return void seen.refused++;
			seen.filled++;
			const before = new Set(packageFaults(parts));
			const { bytes } = intoTemplate(found.template, written, { paper: PAPER, cut: CUT });
			expect(packageFaults(partsOf(bytes)).filter((fault) => !before.has(fault))).toEqual([]);
		}),
		{ numRuns: 250 }
	);
	expect(Math.min(seen.refused, seen.filled)).toBeGreaterThan(5);
});
