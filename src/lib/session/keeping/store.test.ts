import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Disk, Ended } from '../../../../tests/folder.ts';
import { queue } from '../../engine/queue.ts';
import { sha256 } from './hash.ts';
import { withChanges, emptyContent, type Change, type Content, type KeptFile } from './kept.ts';
import { KeptStore } from './store.ts';

const opened = (disk: Disk, alone = queue()) =>
	new KeptStore({
		root: () => disk.root(),
		alone,
		room: () => Promise.resolve(null),
		app: '1'
	});

async function kept(id: string, content: string, extra: Partial<KeptFile> = {}) {
	const bytes = new TextEncoder().encode(content);
	const hash = await sha256(bytes);
	const file: KeptFile = {
		id,
		name: `${id}.csv`,
		sha256: hash,
		bytes: bytes.length,
		synthetic: false,
		given: {},
		settled: null,
		loaded: null,
		...extra
	};
	return { change: { kind: 'file', file, anew: false } as Change, hash, blob: new Blob([bytes]) };
}

async function put(store: KeptStore, id: string, content: string, begin = false) {
	const { change, hash, blob } = await kept(id, content);
	return store.change([change], new Map([[hash, blob]]), { begin });
}

/** The texts that are kept, by id; `null` for one that can't be read. */
async function texts(store: KeptStore) {
	const found = await store.read();
	if (found.kind !== 'kept') return found.kind;
	const pairs = [...found.files].map(async ([id, file]) => [id, file && (await file.text())]);
	return Object.fromEntries(await Promise.all(pairs));
}

describe('what is kept on the machine', () => {
	it('is nothing until it is begun', async () => {
		const disk = new Disk();
		expect(await opened(disk).read()).toEqual({ kind: 'nothing' });
		expect(await put(opened(disk), 'a', 'x')).toEqual({ kind: 'gone' });
		expect(disk.paths()).toEqual([]);
	});
	it('is read again with its bytes, and counted once where they are the same', async () => {
		const disk = new Disk();
		await put(opened(disk), 'a', 'en', true);
		await put(opened(disk), 'b', 'en');
		const outcome = await put(opened(disk), 'c', 'to!');
		expect(outcome).toMatchObject({ kind: 'kept', count: { files: 3, bytes: 5 } });
		expect(await texts(opened(disk.reopened()))).toEqual({ a: 'en', b: 'en', c: 'to!' });
	});
	it('leaves no bytes of a file that is removed, and nothing when all is deleted', async () => {
		const disk = new Disk();
		await put(opened(disk), 'a', 'en', true);
		await put(opened(disk), 'b', 'to');
		await opened(disk).change([{ kind: 'no-file', id: 'a' }], new Map(), { begin: false });
		expect(disk.paths().filter((path) => path.includes('bytes/'))).toHaveLength(1);
		await opened(disk).clear();
		expect([...disk.tree]).toEqual([]);
	});
	it('is not written back by a tab that has not heard of the deleting', async () => {
		const disk = new Disk();
		const [one, other] = [opened(disk), opened(disk)];
		await put(one, 'a', 'en', true);
		await other.clear();
		expect(await put(one, 'b', 'to')).toEqual({ kind: 'gone' });
		expect([...disk.tree]).toEqual([]);
	});
	it('holds what both of two tabs have changed at once', async () => {
		const disk = new Disk();
		const alone = queue();
		const [one, other] = [opened(disk, alone), opened(disk, alone)];
		await put(one, 'a', 'en', true);
		await Promise.all([put(one, 'b', 'to'), put(other, 'c', 'tre'), put(one, 'd', 'fire')]);
		expect(await texts(one)).toEqual({ a: 'en', b: 'to', c: 'tre', d: 'fire' });
	});
	it('tells which file has been damaged, and gives the others', async () => {
		const disk = new Disk();
		await put(opened(disk), 'a', 'en', true);
		await put(opened(disk), 'b', 'to');
		const bytes = (disk.tree.get('forlopsatlas') as Map<string, Map<string, Uint8Array>>).get(
			'bytes'
		);
		bytes!.get(await sha256(new TextEncoder().encode('en')))![0]! ^= 1;
		expect(await texts(opened(disk))).toEqual({ a: null, b: 'to' });
	});
	it('is refused, and left as it is, when a newer version has written it', async () => {
		const disk = new Disk();
		await put(opened(disk), 'a', 'en', true);
		const home = disk.tree.get('forlopsatlas') as Map<string, Uint8Array>;
		const json = new TextDecoder().decode(home.get('state-1')).split('\n')[1]!;
		const newer = new TextEncoder().encode(json.replace('"version":1', '"version":2'));
		home.set(
			'state-1',
			new TextEncoder().encode(`${await sha256(newer)}\n${new TextDecoder().decode(newer)}`)
		);
		const before = disk.paths();
		expect(await opened(disk).read()).toEqual({ kind: 'unusable', reason: 'newer' });
		expect(await put(opened(disk), 'b', 'to')).toEqual({ kind: 'unusable', reason: 'newer' });
		expect(disk.paths()).toEqual(before);
	});
	it('leaves out a file there is no room for, and keeps what was there', async () => {
		const disk = new Disk();
		await put(opened(disk), 'a', 'en', true);
		disk.room = disk.used() + 4000;
		const { change, hash, blob } = await kept('b', 'x'.repeat(8000));
		const small = await kept('c', 'liten');
		const blobs = new Map([
			[hash, blob],
			[small.hash, small.blob]
		]);
		const outcome = await opened(disk).change([change, small.change], blobs, { begin: false });
		expect(outcome).toMatchObject({ kind: 'kept', full: ['b'] });
		expect(await texts(opened(disk))).toEqual({ a: 'en', c: 'liten' });
		disk.room = disk.used();
		expect(await put(opened(disk), 'd', '')).toEqual({ kind: 'full' });
		expect(await texts(opened(disk))).toEqual({ a: 'en', c: 'liten' });
	});
	it('says that a file is too large before it writes it', async () => {
		const disk = new Disk();
		const store = new KeptStore({
			root: () => disk.root(),
			alone: queue(),
			room: () => Promise.resolve(3),
			app: '1'
		});
		expect(await put(store, 'a', 'fire', true)).toMatchObject({ kind: 'kept', full: ['a'] });
		expect(disk.paths().filter((path) => path.includes('bytes/'))).toEqual([]);
	});
});

/** A step a user may take: a file in, in anew with another mapping, out, or a value set. */
type Act =
	{ kind: 'put'; id: string; content: string } | { kind: 'drop'; id: string } | { kind: 'set' };
const act: fc.Arbitrary<Act> = fc.oneof(
	fc.record({
		kind: fc.constant('put' as const),
		id: fc.constantFrom('a', 'b', 'c'),
		content: fc.constantFrom('en', 'to', 'tre', '')
	}),
	fc.record({ kind: fc.constant('drop' as const), id: fc.constantFrom('a', 'b', 'c') }),
	fc.record({ kind: fc.constant('set' as const) })
);

async function given(acts: readonly Act[]) {
	const changes: Change[] = [];
	const blobs = new Map<string, Blob>();
	for (const one of acts) {
		if (one.kind === 'drop') changes.push({ kind: 'no-file', id: one.id });
		else if (one.kind === 'set')
			changes.push({ kind: 'ticked', key: '3427:rph', value: { offered: 'yes', note: 'æ' } });
		else {
			const { change, hash, blob } = await kept(one.id, one.content);
			changes.push(change);
			blobs.set(hash, blob);
		}
	}
	return { changes, blobs };
}

const plain = ({ files, mappings, choices }: Content) => ({ files, mappings, choices });

describe('a browser that ends in the midst of writing', () => {
	const end = fc.record({
		acts: fc.array(act, { minLength: 1, maxLength: 2 }),
		at: fc.nat(12),
		torn: fc.boolean()
	});

	it('leaves the state before or the state after, with all its bytes, time after time', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(end, { minLength: 1, maxLength: 6 }), async (ends) => {
				let disk = new Disk();
				let before: Content | null = null;
				for (const { acts, at, torn } of ends) {
					const { changes, blobs } = await given(acts);
					const after = withChanges(before ?? emptyContent(), changes);
					Object.assign(disk, { endAt: disk.operations + at, torn });
					const ended = await opened(disk)
						.change(changes, blobs, { begin: true })
						.then(
							() => false,
							(error) => error instanceof Ended
						);
					disk = disk.reopened();
					const found = await opened(disk).read();
					if (found.kind === 'unusable') throw new Error(found.reason);
					if (found.kind === 'nothing') {
						expect([ended, before]).toEqual([true, null]);
						expect([...disk.tree], 'nothing is left lying').toEqual([]);
						continue;
					}
					const good = ended ? [after, before ?? after] : [after];
					const now = JSON.stringify(plain(found.content));
					expect(good.map((one) => JSON.stringify(plain(one)))).toContain(now);
					for (const { id, sha256: hash } of found.content.files)
						expect(await sha256(await found.files.get(id)!.arrayBuffer())).toBe(hash);
					before = plain(found.content);
				}
				// It goes on from there, and what an ended writing left is gone.
				const outcome = await opened(disk).change([], new Map(), { begin: true });
				const named = new Set(before?.files.map((file) => file.sha256));
				expect(outcome.kind).toBe('kept');
				expect(disk.paths().filter((path) => path.includes('bytes/'))).toHaveLength(named.size);
			}),
			{ numRuns: 600 }
		);
	});
	it('leaves all or nothing of what is being deleted', async () => {
		for (let endAt = 0; endAt < 6; endAt++) {
			const disk = new Disk();
			await put(opened(disk), 'a', 'en', true);
			await put(opened(disk), 'b', 'to');
			disk.endAt = disk.operations + endAt;
			await opened(disk)
				.clear()
				.catch(() => undefined);
			const again = disk.reopened();
			const found = await texts(opened(again));
			expect(['nothing', { a: 'en', b: 'to' }]).toContainEqual(found);
			if (found === 'nothing') expect([...again.tree]).toEqual([]);
		}
	});
});
