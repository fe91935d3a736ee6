import { areaMatcher, type AreaMatch, type AreaRegister } from './area.ts';

/** Words of a text: also those that only a capital letter parts, or a figure ("BrukerPlanTynset2024"). */
const WORDS = /\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?!\p{Ll})|\d+/gu;
/** No name of a kommune has more words. */
const MOST_WORDS = 6;
const KOMMUNE = /^kommun(?:e|en|a|enr|enummer)$/;
/** Four figures that are rather a year than an old number of a kommune. */
const YEAR = /^(?:19|20)\d\d$/;

const isNumber = (word: string) => /^\d/.test(word);

interface Hit {
	codes: string[];
	/** Its words, from the first to behind the last. */
	from: number;
	to: number;
}

interface Options {
	/** Only where it is said to be a kommune, or nothing else is said: in prose a name can be a word. */
	strict?: boolean;
}

/**
 * Finds kommuner in names of files and sheets and in titles: "3427 Tynset", "BrukerPlan_Tynset_2024",
 * "Nord_Fron", "Vaaler-Innlandet".
 *
 * @returns a function from a text to codes in the current division: none, one, or all that it can be
 */
export function placeFinder(register: AreaRegister) {
	const match = areaMatcher(register);
	const indexes = WRITINGS.map((write) => indexOf(register, match, write));
	const fylkeOf = new Map(register.kommuner.map(({ code, fylke }) => [code, fylke]));
	const fylker = fylkeIndex(register);

	function named(words: readonly string[]): string[] | null {
		for (const [i, index] of indexes.entries()) {
			const found = index.get((WRITINGS[i] as Writing)(words.join('')));
			if (found) return [...found];
		}
		return null;
	}

	function hitAt(words: readonly string[], from: number): Hit | null {
		const first = words[from] ?? '';
		if (isNumber(first)) {
			const codes = first.length === 4 && !YEAR.test(first) ? kommuner(match(first)) : [];
			return codes.length > 0 ? { codes, from, to: from + 1 } : null;
		}
		const number = words.findIndex((word, at) => at > from && isNumber(word));
		const end = Math.min(number < 0 ? words.length : number, from + MOST_WORDS);
		for (let to = end; to > from; to--) {
			const codes = named(words.slice(from, to));
			if (codes) return { codes, from, to };
		}
		return null;
	}

	return (text: string, { strict = false }: Options = {}): string[] => {
		const words = text.normalize('NFC').match(WORDS) ?? [];
		const hits: Hit[] = [];
		for (let at = 0; at < words.length; at++) {
			const hit = hitAt(words, at);
			if (hit) hits.push(hit);
			if (hit) at = hit.to - 1;
		}
		const counted = strict ? hits.filter((hit) => isSaid(hit, hits, words)) : hits;
		const found = agreed(counted.map(({ codes }) => codes));
		if (found.length < 2) return found;
		const near = words.flatMap((_, from) =>
			[1, 2, 3].flatMap((n) => fylker.get(plainKey(words.slice(from, from + n).join(''))) ?? [])
		);
		const inFylke = found.filter((code) => near.includes(fylkeOf.get(code) ?? ''));
		return inFylke.length > 0 ? inFylke : found;
	};
}

/** The codes that all of them can be; where there are none, all that any can be. */
export function agreed(found: readonly (readonly string[])[]): string[] {
	const some = found.filter((codes) => codes.length > 0);
	const all = [...new Set(some.flat())].sort();
	const shared = all.filter((code) => some.every((codes) => codes.includes(code)));
	return shared.length > 0 ? shared : all;
}

/** A number and a name that agree, a name beside the word kommune, or nothing but the name. */
function isSaid(hit: Hit, hits: readonly Hit[], words: readonly string[]): boolean {
	const isKommune = (at: number) => KOMMUNE.test((words[at] ?? '').toLowerCase());
	if (isKommune(hit.to) || isKommune(hit.from - 1)) return true;
	const byNumber = ({ from }: Hit) => isNumber(words[from] ?? '');
	const others = hits.filter((other) => byNumber(other) !== byNumber(hit));
	if (others.some(({ codes }) => codes.some((code) => hit.codes.includes(code)))) return true;
	return hit.to - hit.from === words.filter((word) => !YEAR.test(word)).length;
}

type Writing = (name: string) => string;

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{M}]/gu, '');
const LETTERS: Record<string, string> = { đ: 'd', ŋ: 'n', ŧ: 't' };

/** Only the letters, without accents; å, æ and ø are kept. */
function plainKey(text: string): string {
	return letters(text.normalize('NFC'))
		.replace(/[đŋŧ]/g, (letter) => LETTERS[letter] ?? letter)
		.replaceAll('å', '\u0001')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replaceAll('\u0001', 'å');
}

const replaced = (text: string, [a, ae, o]: readonly [string, string, string]) =>
	plainKey(text).replaceAll('å', a).replaceAll('æ', ae).replaceAll('ø', o);

/** As it is written; where it is not: "Vaaler", then "Valer". */
const WRITINGS: readonly Writing[] = [
	plainKey,
	(text) => replaced(text, ['aa', 'ae', 'oe']),
	(text) => replaced(text, ['a', 'ae', 'o'])
];

function indexOf(
	register: AreaRegister,
	match: (raw: string) => AreaMatch,
	write: Writing
): Map<string, Set<string>> {
	const index = new Map<string, Set<string>>();
	const add = (name: string, codes: readonly string[]) => {
		const key = write(name);
		index.set(key, new Set([...(index.get(key) ?? []), ...codes]));
	};
	for (const { code, name, fullName } of register.kommuner)
		for (const one of new Set([name, ...fullName.split(' - ')])) add(one, [code]);
	const now = new Set(index.keys());
	for (const { fromName } of register.changes)
		if (!now.has(write(fromName))) add(fromName, kommuner(match(fromName)));
	return index;
}

/** The kommuner that a text in a region column can be. */
function kommuner(found: AreaMatch): string[] {
	if (found.kind === 'area') return found.level === 'kommune' ? [found.code] : [];
	if (found.kind === 'split') return found.into;
	return found.kind === 'ambiguous' ? found.candidates.filter(({ length }) => length === 4) : [];
}

/** By name now and before, without what parts the words. */
function fylkeIndex({ fylker, fylkeChanges }: AreaRegister): Map<string, string[]> {
	const index = new Map<string, string[]>();
	const add = (name: string, code: string) =>
		index.set(plainKey(name), [...(index.get(plainKey(name)) ?? []), code]);
	for (const { code, name, fullName } of fylker)
		for (const one of new Set([name, ...fullName.split(' - ')])) add(one, code);
	for (const { fromName, to } of fylkeChanges) add(fromName, to);
	return index;
}
