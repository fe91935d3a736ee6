// How long the model takes in the page's worker and in Node, on the same questions: those that the
// page asks of all kommuner in the examples.
import { tsImport } from 'tsx/esm/api';

const attached = { state: 'attached' };

/** So many kommuner, evenly among all, are asked one by one as their own page asks. */
const ALONE = 40;

/** Before the page's own code: keeps hold of the model's worker and of what it is asked of all. */
function watchWorker() {
	const Original = globalThis.Worker;
	globalThis.Worker = class extends Original {
		postMessage(message, ...rest) {
			if (message?.task) {
				const { premises = null, questions = new Map() } = globalThis.model ?? {};
				if (message.task === 'overview')
					for (const one of message.input) questions.set(one.place, one);
				globalThis.model = { worker: this, premises: message.premises ?? premises, questions };
			}
			return super.postMessage(message, ...rest);
		}
	};
}

/** The example data loaded, and all kommuner answered. */
async function openExamples(browser, address) {
	const context = await browser.newContext({ locale: 'nb-NO' });
	const page = await context.newPage();
	await page.addInitScript(watchWorker);
	await page.goto(`${address}/modell?kommune=3427&aar=2024&data=eksempel`);
	// Figures that stand in for the files answer first; the engine reads the files beside them, and the
	// page asks again when it has.
	await page.locator('html[data-figures="1"]').waitFor({ ...attached, timeout: 300_000 });
	await page
		.locator('.overview[aria-busy="false"] .bars')
		.first()
		.waitFor({ ...attached, timeout: 300_000 });
	const asked = await page.evaluate(() => {
		const { premises, questions } = globalThis.model;
		return { premises, questions: [...questions.values()] };
	});
	return { context, page, ...asked };
}

/** From the question until the answer is back on the page, ms. */
function askWorker(page, task, input) {
	return page.evaluate(
		(asked) =>
			new Promise((done) => {
				const { worker } = globalThis.model;
				const from = performance.now();
				// Beside the page's own ear, which it sets anew with each question.
				const heard = () => done(performance.now() - from);
				worker.addEventListener('message', heard, { once: true });
				worker.postMessage({ ...asked, premises: null });
			}),
		{ task, input }
	);
}

/**
 * Kommuner one by one, and all of them at once.
 *
 * @returns times in ms, one a kommune or a run each; how many draws the kommuner took, by number
 */
export async function measureModel(browser, address, runs) {
	const { ModelWork } = await tsImport('../src/lib/model/work.ts', import.meta.url);
	const { context, page, premises, questions } = await openExamples(browser, address);
	const work = new ModelWork();
	work.rest(premises);
	const inNode = (task, input) => {
		const from = performance.now();
		const found = work.do(task, input);
		return { found, took: performance.now() - from };
	};
	const telling = questions.filter(({ need, capacity }) => need[2] && capacity && !capacity.fault);
	const step = Math.max(1, Math.floor(telling.length / ALONE));
	const times = {
		kommuner: questions.length,
		one: { worker: [], node: [] },
		all: { worker: [], node: [] },
		draws: {}
	};
	for (const one of telling.filter((_, i) => i % step === 0)) {
		times.one.worker.push(await askWorker(page, 'answers', [one]));
		times.one.node.push(inNode('answers', [one]).took);
	}
	for (let run = 0; run < runs; run++) {
		times.all.worker.push(await askWorker(page, 'overview', questions));
		const { found, took } = inNode('overview', questions);
		times.all.node.push(took);
		times.draws = found.draws;
	}
	await context.close();
	return times;
}
