/** A municipality in the current division (2024-01-01). Codes are four characters of text. */
export interface Kommune {
	code: string;
	name: string;
	/** With Sámi and Kven names, as Statistics Norway writes it. */
	fullName: string;
	fylke: string;
	helsefellesskap: string;
	/** The office of the county governor, by its id. */
	embete: string;
	/** Statistics Norway's group of kommuner with like population, duties and means: 'EKG07'. */
	kostragruppe: string;
	/** How near work and services are, 1 the nearest: 'sentralitet_4'. */
	sentralitet: string;
	/** Degrees, WGS 84. */
	latitude: number;
	longitude: number;
}

export interface NamedArea {
	code: string;
	name: string;
	fullName: string;
}

/** An area of a division beside those of kommune, fylke and country. */
export interface AreaGroup extends NamedArea {
	level: 'embete' | 'kostragruppe' | 'sentralitet';
	/** The year of the edition of the division. */
	edition: number;
}

export interface AreaChange {
	from: string;
	fromName: string;
	to: string;
	toName: string;
	/** First year the new code holds. */
	year: number;
	kind: 'one-to-one' | 'many-to-one' | 'one-to-many';
}

export interface AreaRegister {
	kommuner: Kommune[];
	fylker: NamedArea[];
	helsefellesskap: NamedArea[];
	groups: AreaGroup[];
	changes: AreaChange[];
	fylkeChanges: AreaChange[];
}

export type AreaLevel = 'kommune' | 'fylke' | 'land';

/** What the text in a region column leads to, in the current division. */
export type AreaMatch =
	| {
			kind: 'area';
			level: AreaLevel;
			code: string;
			/** How it was found; a name is an assumption. */
			by: 'code' | 'name';
			/** The code as the file has it, when it is older than the current division. */
			carriedFrom?: string;
			/** The file had lost a leading zero. */
			padded?: boolean;
	  }
	| { kind: 'split'; from: string; into: string[] }
	| { kind: 'ambiguous'; candidates: string[] }
	| { kind: 'skipped'; reason: 'aggregate' | 'district' | 'outside' }
	| { kind: 'unknown' };

export const COUNTRY = '0';

const COUNTRY_NAMES = new Set([
	'hele landet',
	'heile landet',
	'landet',
	'norge',
	'noreg',
	'norway'
]);
const LETTERS: Record<string, string> = { đ: 'd', ŋ: 'n', ŧ: 't' };

function plain(text: string): string {
	return text
		.normalize('NFC')
		.replace(/[\u00a0\u202f\s]+/g, ' ')
		.trim()
		.toLowerCase();
}

/** Without accents, so that a lost Sámi letter does not lose the kommune. å, æ and ø are kept. */
function folded(name: string): string {
	return plain(name)
		.replace(/[đŋŧ]/g, (letter) => LETTERS[letter] ?? letter)
		.replace(/å/g, '\u0001')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replaceAll('\u0001', 'å');
}

/** The official name and each of its parallel names. */
function namesOf(area: { name: string; fullName: string }): string[] {
	return [...new Set([area.name, area.fullName, ...area.fullName.split(' - ')])];
}

/**
 * Finds areas from what files write: a code ("301", "K-3001 Halden", "0301 Oslo", "Oslo (0301)"), a name
 * ("Trondheim - Tråante", "Herøy (Nordland)"), an old code or an old name. Old codes are carried
 * along the chain of changes; one that was divided is cut, never guessed.
 */
export function areaMatcher(register: AreaRegister): (raw: string) => AreaMatch {
	const kommuner = new Set(register.kommuner.map((k) => k.code));
	const fylker = new Set(register.fylker.map((f) => f.code));
	const names = nameIndex(register);
	const changedFrom = new Map(
		register.changes.map(({ from, fromName }) => [from, plain(fromName)])
	);

	function byCode(code: string, padded: boolean): AreaMatch {
		const asRead = padded ? { padded } : {};
		if (/^0+$/.test(code) && code.length <= 2)
			return { kind: 'area', level: 'land', code: COUNTRY, by: 'code' };
		const level: AreaLevel = code.length === 2 ? 'fylke' : 'kommune';
		const current = level === 'fylke' ? fylker : kommuner;
		if (current.has(code)) return { kind: 'area', level, code, by: 'code', ...asRead };
		const changes = level === 'fylke' ? register.fylkeChanges : register.changes;
		const ends = walk(code, changes, current);
		if (ends.length === 1 && ends[0])
			return { kind: 'area', level, code: ends[0], by: 'code', carriedFrom: code, ...asRead };
		if (ends.length > 1) return { kind: 'split', from: code, into: ends };
		// 99 ends the codes for "unknown municipality"; 21–23 are Svalbard, Jan Mayen and the shelf.
		if (/99$/.test(code) || /^2[123]/.test(code)) return { kind: 'skipped', reason: 'outside' };
		return { kind: 'unknown' };
	}

	function byName(raw: string): AreaMatch {
		// A kommune that kept its name through changes has several old codes, which lead to one end.
		const ends = new Map<string, AreaMatch>();
		for (const code of names(raw)) {
			const match = byCode(code, false);
			ends.set(endsOf(match).join(', '), match);
		}
		if (ends.size > 1)
			return { kind: 'ambiguous', candidates: [...ends.values()].flatMap(endsOf).sort() };
		const match = [...ends.values()][0] ?? { kind: 'unknown' };
		return match.kind === 'area' ? { ...match, by: 'name' } : match;
	}

	/** The code behind the name. A year may stand there too: both must lead to the same place. */
	function byBoth(raw: string): AreaMatch | null {
		const [, name, code] = /^(.*\p{L}.*?)[\s,;:(–-]+(\d{2,4})\)?$/u.exec(raw.trim()) ?? [];
		if (name === undefined || code === undefined) return null;
		const match = byCode(code.length === 3 ? `0${code}` : code, code.length === 3);
		const named = endsOf(byName(name));
		const former = changedFrom.get(code.padStart(4, '0')) === plain(name).replace(/ kommune$/, '');
		return former || endsOf(match).some((end) => named.includes(end)) ? match : null;
	}

	return (raw) => {
		const text = plain(raw).replace(/^k-|^k[_ ](?=\d)/, '');
		if (COUNTRY_NAMES.has(text) || /^(0|eak) (hele )?(landet|norge)$/.test(text))
			return { kind: 'area', level: 'land', code: COUNTRY, by: 'name' };
		if (/^(eak|eka|ekg)/.test(text)) return { kind: 'skipped', reason: 'aggregate' };
		if (/^(rest|21-22)\b/.test(text)) return { kind: 'skipped', reason: 'outside' };
		const code = /^(\d{1,6}[a-z]{0,2})\b/.exec(text)?.[1];
		if (code === undefined) return byBoth(raw) ?? byName(raw);
		if (code.length > 4 || /[a-z]$/.test(code)) return { kind: 'skipped', reason: 'district' };
		const lost = code.length === 3 || (code.length === 1 && code !== '0');
		return byCode(lost ? `0${code}` : code, lost);
	};
}

function endsOf(match: AreaMatch): string[] {
	if (match.kind === 'area') return [match.code];
	if (match.kind === 'ambiguous') return match.candidates;
	return match.kind === 'split' ? match.into : [];
}

/** The codes in the current division that a code leads to; more than one when it was divided. */
function walk(code: string, changes: AreaChange[], current: ReadonlySet<string>): string[] {
	const ends = new Set<string>();
	const seen = new Set<string>();
	const ahead = [code];
	for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
		if (seen.has(at)) continue;
		seen.add(at);
		if (current.has(at)) ends.add(at);
		else for (const change of changes) if (change.from === at) ahead.push(change.to);
	}
	return [...ends].sort();
}

/** Looks up names: current ones first, then old ones; without accents only when nothing else fits. */
function nameIndex(register: AreaRegister): (raw: string) => string[] {
	const fylkeName = new Map(register.fylker.map((f) => [f.code, f.name]));
	const current = new Map<string, Set<string>>();
	const counties = new Map<string, Set<string>>();
	const former = new Map<string, Set<string>>();
	const loose = new Map<string, Set<string>>();
	const add = (index: Map<string, Set<string>>, name: string, code: string) =>
		index.set(name, (index.get(name) ?? new Set()).add(code));
	for (const kommune of register.kommuner)
		for (const name of namesOf(kommune)) {
			const county = fylkeName.get(kommune.fylke) ?? '';
			for (const form of [name, `${name} (${county})`, `${name} i ${county}`]) {
				add(current, plain(form), kommune.code);
				add(loose, folded(form), kommune.code);
			}
		}
	for (const fylke of register.fylker)
		for (const name of namesOf(fylke))
			for (const form of [name, `${name} fylke`, `${name} fylkeskommune`, `${name} (fylke)`])
				add(counties, plain(form), fylke.code);
	for (const change of [...register.changes, ...register.fylkeChanges])
		add(former, plain(change.fromName), change.from);
	return (raw) => {
		const wanted = plain(raw).replace(/ kommune$/, '');
		const found =
			current.get(wanted) ??
			counties.get(plain(raw)) ??
			loose.get(folded(wanted)) ??
			former.get(wanted);
		return [...(found ?? [])].sort();
	};
}
