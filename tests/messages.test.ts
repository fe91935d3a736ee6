import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../messages/', import.meta.url));
const parts = [
	'.',
	...readdirSync(folder, { withFileTypes: true })
		.filter((one) => one.isDirectory())
		.map((one) => one.name)
];
const LOCALES = ['nb', 'nn', 'en'] as const;

function read(part: string, locale: string): Record<string, string> {
	const { $schema: _schema, ...messages } = JSON.parse(
		readFileSync(`${folder}${part}/${locale}.json`, 'utf8')
	);
	return messages;
}

const placeholders = (text: string) =>
	[...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(parts)('messages in %s', (part) => {
	it('stand in all three languages, with the same placeholders', () => {
		expect(LOCALES.every((locale) => existsSync(`${folder}${part}/${locale}.json`))).toBe(true);
		const nb = read(part, 'nb');
		expect(Object.keys(nb).length).toBeGreaterThan(0);
		for (const locale of LOCALES) {
			const other = read(part, locale);
			expect(Object.keys(other).sort()).toEqual(Object.keys(nb).sort());
			for (const [key, text] of Object.entries(other)) {
				expect(text, `${key} in ${locale}`).not.toBe('');
				expect(placeholders(text), `${key} in ${locale}`).toEqual(placeholders(nb[key] ?? ''));
			}
		}
	});
});

it('no key is written twice in different parts', () => {
	const keys = parts.flatMap((part) => Object.keys(read(part, 'nb')));
	expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});
