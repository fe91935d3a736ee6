import type { Doing, Progress, Question, Said } from './telling.ts';

/**
 * In a worker: does what is asked of it.
 *
 * @param handedOver what of an answer is given away, and not copied
 */
export function serve<Premises>(
	doing: Doing<Premises>,
	handedOver: (found: unknown) => Transferable[] = () => []
): void {
	const port = self as unknown as {
		onmessage: (event: MessageEvent<Question<Premises>>) => void;
		postMessage: (said: Said, handedOver?: Transferable[]) => void;
	};
	const progress: Progress = (done, sofar) => port.postMessage({ progress: done, sofar });
	const answer = async (question: Question<Premises>) => {
		const found = await doing(question, { progress });
		port.postMessage({ found }, handedOver(found));
	};
	port.onmessage = ({ data }) =>
		void answer(data).catch((error: unknown) => port.postMessage({ failed: String(error) }));
}
