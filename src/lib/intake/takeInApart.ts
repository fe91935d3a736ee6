import { inBackground, type Work } from './background.ts';
import type { Taken, TakeIn } from './takeIn.ts';
import { UnreadFile } from './unreadFile.ts';

/** As `takeIn`, beside the page. What is told of an unread file does not come along to a worker. */
export async function takeInApart(asked: TakeIn, work: Work): Promise<Taken> {
	const { file } = asked;
	if (file instanceof UnreadFile)
		return { stage: 'refused', name: file.name, problems: [file.problem] };
	return inBackground('takeIn', asked, work);
}
