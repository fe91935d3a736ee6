import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readableAddress } from './address.ts';

const HERE = 'https://her.no';

it.each([
	['/%', '/%25'],
	['/%E0%A4%A?kommune=3427', '/%25E0%25A4%25A?kommune=3427'],
	['/modell#%', '/modell#%25'],
	['/modell#%ff', '/modell#%25ff'],
	['/forlop/%?a=%#b%c', '/forlop/%25?a=%#b%25c'],
	['/kommune?kommune=3427', '/kommune?kommune=3427'],
	['/modell#sm%C3%A5-tall', '/modell#sm%C3%A5-tall'],
	['/a%20b/%25', '/a%20b/%25']
])('%s is read as %s', (from, to) => {
	expect(readableAddress(HERE + from)).toBe(HERE + to);
});

it('is always one that the router can read, and the same when it is read again', () => {
	const part = fc.string({
		unit: fc.constantFrom('%', '2', '5', 'e', 'C3', '/', '#', '?', 'å', ' ')
	});
	fc.assert(
		fc.property(part, (text) => {
			const href = readableAddress(new URL(`${HERE}/${text}`).href);
			const { pathname, hash } = new URL(href);
			// As the router does it.
			for (const piece of pathname.split('%25')) decodeURI(piece);
			decodeURIComponent(hash.slice(1));
			expect(readableAddress(href)).toBe(href);
		})
	);
});
