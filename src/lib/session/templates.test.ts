import { describe, expect, it } from 'vitest';
import { norwegianParts, zipped } from '../../../tests/norwegianTemplate.ts';
import { Templates } from './templates.svelte.ts';

const good = (name: string) => new File([zipped(norwegianParts())], name);

describe('the template of a tab', () => {
	it('stands until another is chosen, also when that one is refused', async () => {
		const templates = new Templates();
		await templates.choose(good('a.docx'));
		expect(templates.chosen?.name).toBe('a.docx');
		await templates.choose(new File(['%PDF-1.7'], 'b.pdf'));
		expect(templates.refused).toEqual({ name: 'b.pdf', why: { code: 'pdf' } });
		expect(templates.chosen?.name).toBe('a.docx');
		await templates.choose(good('c.docx'));
		expect(templates.chosen?.name).toBe('c.docx');
		expect(templates.refused).toBeNull();
		expect(templates.reading).toBe(false);
	});

	it('is the newest, whichever is read first', async () => {
		const templates = new Templates();
		const slow = good('slow.docx');
		let read = (_: ArrayBuffer) => {};
		slow.arrayBuffer = () => new Promise((done) => (read = done));
		const first = templates.choose(slow);
		await templates.choose(good('quick.docx'));
		read(await good('slow.docx').arrayBuffer());
		await first;
		expect(templates.chosen?.name).toBe('quick.docx');
	});

	it('is gone when it is forgotten, also one that was being read', async () => {
		const templates = new Templates();
		await templates.choose(good('a.docx'));
		const reading = templates.choose(good('b.docx'));
		templates.forget();
		await reading;
		expect(templates).toMatchObject({ chosen: null, refused: null, reading: false });
	});

	it('that can’t be read is told as that', async () => {
		const templates = new Templates();
		const file = good('borte.docx');
		file.arrayBuffer = () => Promise.reject(new DOMException('x', 'NotReadableError'));
		await templates.choose(file);
		expect(templates.refused).toEqual({ name: 'borte.docx', why: null });
	});
});
