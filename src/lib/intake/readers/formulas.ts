/** Cells with a formula and no answer. */
export interface Unanswered {
	/** The address of the first, as "C4". */
	first: string;
	count: number;
}

const FORMULA = /<(?:[\w.-]+:)?f(?=[\s/>])[^>]*?(?:\/>|>([^<]*)<)/;
const ANSWER = /<(?:[\w.-]+:)?v(?:\s[^>]*)?>[^<]|<(?:[\w.-]+:)?is[\s>]/;
/** A formula can have the answer that there is no text; then it says that it is one. */
const EMPTY_TEXT = /<(?:[\w.-]+:)?v(?:\s[^>]*)?(?:\/>|><)/;
/** What Excel shows in place of an answer it could not find. */
const ERROR = /<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]+)</;
const ZERO = /<(?:[\w.-]+:)?v(?:\s[^>]*)?>0</;
const TYPE = /\st=["'](\w*)["']/;

/**
 * Looks at the cells of a sheet for formulas that nobody has calculated: programs that write workbooks
 * leave that to Excel. Such a cell is not empty, and not a figure: it holds its formula. Nor is one
 * with an error empty.
 *
 * @param calculated  false where the workbook says that Excel is to calculate it when it is opened:
 *   then a zero is what a program writes that has not done so
 *
 * Source: ECMA-376-1 18.2.2 (calcPr), 18.3.1.4 (c), 18.3.1.40 (f), 18.3.1.96 (v)
 */
export function formulaCells(calculated = true) {
	const found: Unanswered = { first: '', count: 0 };
	return {
		/** A cell as it is to be read: an error, or the formula where there is no answer, as its text. */
		look(attributes: string, content: string, address: () => string) {
			const error = TYPE.exec(attributes)?.[1] === 'e' ? ERROR.exec(content) : null;
			if (error) return asText(attributes, error[1] ?? '');
			const formula = content.includes('f') ? FORMULA.exec(content) : null;
			const holds = isAnswered(attributes, content) && (calculated || !ZERO.test(content));
			if (!formula || holds) return { attributes, content };
			found.first ||= address();
			found.count++;
			return asText(attributes, `=${formula[1] ?? ''}`);
		},
		/** Null where every formula has its answer. */
		unanswered: (): Unanswered | null => (found.count > 0 ? found : null)
	};
}

/** A cell of text, which is XML already. */
const asText = (attributes: string, xml: string) => ({
	attributes: `${attributes.replace(TYPE, '')} t="inlineStr"`,
	content: `<is><t xml:space="preserve">${xml}</t></is>`
});

function isAnswered(attributes: string, content: string): boolean {
	if (ANSWER.test(content)) return true;
	return TYPE.exec(attributes)?.[1] === 'str' && EMPTY_TEXT.test(content);
}
