import { expect, it } from 'vitest';
import { RefusedError } from './limits.ts';
import { requireTextRoom } from './textRoom.ts';

const csv = (lines: number) => new File(['0301;2020;1\n'.repeat(lines)], 'stor.csv');

it('a text that there is no room for is refused with how many of its rows there is room for', async () => {
	const refused = await requireTextRoom(csv(10_000), 50_000).catch((error: unknown) => error);
	expect(refused).toBeInstanceOf(RefusedError);
	const { problem } = refused as RefusedError;
	// 50 000 bytes over 2.2 a byte, in lines of 12 bytes.
	expect(problem).toMatchObject({ code: 'too-large', fits: expect.closeTo(1893, -2) as number });
	expect(Object.keys(problem).sort()).toEqual(['code', 'fits', 'severity']);
});

it('a text that there is room for is read', async () => {
	await expect(requireTextRoom(csv(100), 50_000)).resolves.toBeUndefined();
});
