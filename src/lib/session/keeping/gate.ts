import type { PersonsFound } from '../../intake/personCount.ts';
import { findPersons } from '../../intake/personScan.ts';
import type { SniffedFile } from '../../intake/read.ts';
import { MOST_HASHED, sha256Of } from './hash.ts';

/** Whether a file may be written down, and under which hash. */
export type Verdict =
	| { ok: true; sha256: string }
	| { ok: false; reason: 'persons'; found: PersonsFound }
	| { ok: false; reason: 'too-large' | 'unreadable' };

/** Examines each file once before anything of it is written, here or in a project file. */
export class Gate {
	readonly #verdicts = new WeakMap<File, Promise<Verdict>>();

	/** A file that comes from where it was examined. */
	trust(file: File, hash: string): void {
		this.#verdicts.set(file, Promise.resolve({ ok: true, sha256: hash }));
	}

	judge(file: File, sniffed: SniffedFile): Promise<Verdict> {
		const known = this.#verdicts.get(file);
		if (known) return known;
		const verdict = examine(file, sniffed);
		this.#verdicts.set(file, verdict);
		return verdict;
	}
}

async function examine(file: File, sniffed: SniffedFile): Promise<Verdict> {
	if (file.size > MOST_HASHED) return { ok: false, reason: 'too-large' };
	try {
		const found = await findPersons(file, sniffed);
		if (found) return { ok: false, reason: 'persons', found };
		return { ok: true, sha256: await sha256Of(file) };
	} catch {
		// Moved or changed on the machine since it was chosen.
		return { ok: false, reason: 'unreadable' };
	}
}
