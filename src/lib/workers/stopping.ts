/** Whoever waits is let go at once when the signal fires; what was asked for may still be under way. */
export function unlessStopped<T>(asked: Promise<T>, signal?: AbortSignal): Promise<T> {
	if (!signal) return asked;
	return new Promise((resolve, reject) => {
		const stop = () => reject(signal.reason as Error);
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop, { once: true });
		asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
	});
}
