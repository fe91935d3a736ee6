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

const home = (disk: Disk) => disk.tree.get('forlopsatlas') as Map<string, Uint8Array<ArrayBuffer>>;

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
		const json = new TextDecoder().decode(home(disk).get('state-1')).split('\n')[1]!;
		const newer = new TextEncoder().encode(json.replace('"version":1', '"version":2'));
		home(disk).set(
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

describe('bytes whose state the browser has lost', () => {
	const lose: Record<string, (of: Map<string, Uint8Array<ArrayBuffer>>) => void> = {
		'both copies are gone': (of) => void (of.delete('state-1'), of.delete('state-2')),
		'one is gone, and one is not whole': (of) => {
			of.delete('state-2');
			of.get('state-1')![70]! ^= 1;
		},
		'one is empty, and one is not whole': (of) => {
			of.set('state-1', new Uint8Array());
			of.set('state-2', of.get('state-2')!.slice(0, 40));
		},
		'both are empty': (of) => {
			of.set('state-1', new Uint8Array());
			of.set('state-2', new Uint8Array());
		},
		'neither is whole': (of) => {
			of.get('state-1')![70]! ^= 1;
			of.get('state-2')![70]! ^= 1;
		}
	};
	const bytesIn = (disk: Disk) => disk.paths().filter((path) => path.includes('bytes/'));

	for (const [how, lost] of Object.entries(lose))
		it(`stay, and are named anew when the user says so, where ${how}`, async () => {
			const disk = new Disk();
			await put(opened(disk), 'a', 'en', true);
			await put(opened(disk), 'b', 'to');
			lost(home(disk));
			const before = disk.paths();
			const reason = /not whole|neither/.test(how) ? 'damaged' : 'missing';
			expect(await opened(disk).read()).toEqual({ kind: 'unusable', reason });
			expect(await opened(disk).count()).toBeNull();
			expect(await opened(disk).figures()).toBeNull();
			for (const begin of [false, true]) {
				expect(await put(opened(disk), 'c', 'tre', begin)).toEqual({ kind: 'unusable', reason });
				disk.room = disk.used();
				await put(opened(disk), 'c', 'tre', begin);
				disk.room = Infinity;
			}
			expect(disk.paths(), 'nothing is deleted, nothing is written').toEqual(before);

			await opened(disk).recover((n) => `fil ${n}`);
			const found = await opened(disk.reopened()).read();
			if (found.kind !== 'kept') throw new Error(found.kind);
			expect(found.content.files.map(({ name }) => name)).toEqual(['fil 1', 'fil 2']);
			const back = await Promise.all([...found.files.values()].map((file) => file!.text()));
			expect(back.sort()).toEqual(['en', 'to']);
			expect(await put(opened(disk), 'c', 'tre')).toMatchObject({ count: { files: 3 } });
		});
	it('are whole or not at all after a naming that was cut short at any moment', async () => {
		for (let endAt = 0; endAt < 90; endAt++) {
			let disk = new Disk();
			await put(opened(disk), 'a', 'en', true);
			home(disk).delete('state-1');
			home(disk).delete('state-2');
			Object.assign(disk, { endAt: disk.operations + endAt, torn: endAt % 2 === 0 });
			await opened(disk)
				.recover(String)
				.catch(() => undefined);
			disk = disk.reopened();
			if ((await opened(disk).read()).kind === 'unusable') await opened(disk).recover(String);
			expect(Object.values(await texts(opened(disk)))).toEqual(['en']);
		}
	});
	it('are not what a state names', async () => {
		const disk = new Disk();
		await put(opened(disk), 'a', 'en', true);
		await opened(disk).recover(String);
		expect(await texts(opened(disk))).toEqual({ a: 'en' });
	});
	it('are those that are whole', async () => {
		const disk = new Disk();
		await put(opened(disk), 'a', 'en', true);
		await put(opened(disk), 'b', 'to');
		const bytes = home(disk).get('bytes') as unknown as Map<string, Uint8Array>;
		bytes.get(await sha256(new TextEncoder().encode('en')))![0]! ^= 1;
		home(disk).delete('state-1');
		home(disk).delete('state-2');
		await opened(disk).recover(String);
		expect(Object.values(await texts(opened(disk)))).toEqual(['to']);
	});
	it('are deleted when the user says so, and names without bytes are nothing', async () => {
		const disk = new Disk();
		await put(opened(disk), 'a', 'en', true);
		home(disk).delete('state-1');
		home(disk).delete('state-2');
		await opened(disk.reopened()).clear();
		const bytes = home(disk).get('bytes') as unknown as Map<string, Uint8Array>;
		for (const name of bytes.keys()) bytes.set(name, new Uint8Array());
		expect(bytesIn(disk)).toHaveLength(1);
		expect(await opened(disk).read()).toEqual({ kind: 'nothing' });
		expect([...disk.tree]).toEqual([]);
	});
	it('are not those of a deleting that was cut short', async () => {
		const disk = new Disk();
		await put(opened(disk), 'a', 'en', true);
		disk.endAt = disk.operations + 2;
		await expect(opened(disk).clear()).rejects.toBeInstanceOf(Ended);
		const again = disk.reopened();
		expect(bytesIn(again), 'it was cut short').toHaveLength(1);
		expect(await opened(again).count()).toBeNull();
		expect(await put(opened(again), 'b', 'to')).toEqual({ kind: 'gone' });
		expect(await put(opened(again), 'b', 'to', true)).toMatchObject({ count: { files: 1 } });
		expect(bytesIn(again)).toHaveLength(1);
		expect(await texts(opened(disk.reopened()))).toBe('nothing');
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
		// The first eighty operations write nothing that lasts.
		at: fc.oneof(
			{ arbitrary: fc.nat(12).map((n) => n + 80), weight: 9 },
			{ arbitrary: fc.nat(80), weight: 1 }
		),
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
					if (found.kind === 'unusable') {
						// The first saving had come to some bytes: they are the user's.
						const half = home(disk).get('state-1')?.length ?? 0;
						const reason = half > 0 ? 'damaged' : 'missing';
						expect([ended, before, found.reason]).toEqual([true, null, reason]);
						await opened(disk).recover(String);
						const again = await opened(disk).read();
						if (again.kind !== 'kept') throw new Error(again.kind);
						const given = new Set(await Promise.all([...blobs.values()].map((one) => one.text())));
						for (const file of again.files.values()) expect(given).toContain(await file!.text());
						await opened(disk).clear();
						continue;
					}
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
		for (let endAt = 0; endAt < 9; endAt++) {
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
