/** Comes when the page has had nothing to do for some frames: what there was to be drawn is drawn. */
export async function idle(): Promise<void> {
	for (let quiet = 0; quiet < 3; quiet++) await nextIdle();
}

function nextIdle(): Promise<void> {
	return new Promise((done) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(() => done(), { timeout: 500 });
		else setTimeout(done, 200);
	});
}
