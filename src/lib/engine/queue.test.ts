import { describe, expect, it } from 'vitest';
import { queue } from './queue.ts';

const later = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('the queue', () => {
	it('runs tasks in the order they came, one at a time', async () => {
		const inTurn = queue();
		const log: string[] = [];
		const task = (name: string, ms: number) => async () => {
			log.push(`${name} starts`);
			await later(ms);
			log.push(`${name} ends`);
			return name;
		};
		const all = [inTurn(task('slow', 5)), inTurn(task('quick', 0)), inTurn(task('last', 0))];
		expect(await Promise.all(all)).toEqual(['slow', 'quick', 'last']);
		expect(log.map((line) => line.split(' ')[0])).toEqual([
			...['slow', 'slow', 'quick', 'quick'],
			...['last', 'last']
		]);
	});
	it('goes on after a task that failed, and gives the failure to the one who asked', async () => {
		const inTurn = queue();
		const failed = inTurn(() => Promise.reject(new Error('broken')));
		const next = inTurn(() => Promise.resolve('fine'));
		await expect(failed).rejects.toThrow('broken');
		expect(await next).toBe('fine');
	});
	it('is not shared: another queue does not wait', async () => {
		const log: string[] = [];
		const slow = queue()(async () => {
			await later(10);
			log.push('slow');
		});
		const quick = queue()(() => Promise.resolve(log.push('quick')));
		await Promise.all([slow, quick]);
		expect(log).toEqual(['quick', 'slow']);
	});
});
