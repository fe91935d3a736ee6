// How long the model takes in the page's worker and in Node, on the same questions.
import { tsImport } from 'tsx/esm/api';

const KOMMUNER = 357;
const attached = { state: 'attached' };

/** Before the page's own code: keeps hold of the model's worker and of what it is asked. */
function watchWorker() {
	const Original = globalThis.Worker;
	globalThis.Worker = class extends Original {
		postMessage(message, ...rest) {
			if (message?.task === 'answers') {
				const { premises = message.premises } = globalThis.model ?? {};
				globalThis.model = { worker: this, premises: message.premises ?? premises, message };
			}
			return super.postMessage(message, ...rest);
		}
	};
}

/** The example data loaded and a kommune shown. */
async function openExamples(browser, address) {
	const context = await browser.newContext({ locale: 'nb-NO' });
	const page = await context.newPage();
	await page.addInitScript(watchWorker);
	await page.goto(`${address}/kommune?kommune=3427&aar=2024&data=eksempel`);
	await page.locator('.signature').waitFor({ ...attached, timeout: 120_000 });
	const asked = await page.evaluate(() => {
		const { premises, message } = globalThis.model;
		return { premises, questions: message.input };
	});
	return { context, page, ...asked };
}

/** From the question until the answer is back on the page, ms. */
function askWorker(page, questions) {
	return page.evaluate(
		(input) =>
			new Promise((done) => {
				const { worker } = globalThis.model;
				const from = performance.now();
				worker.onmessage = () => done(performance.now() - from);
				worker.postMessage({ task: 'answers', premises: null, input });
			}),
		questions
	);
}

/**
 * One kommune, and as many as there are: its questions again and again, each with its own chance.
 *
 * @returns times in ms, a run each
 */
export async function measureModel(browser, address, runs) {
	const { ModelWork } = await tsImport('../src/lib/session/modelWork.ts', import.meta.url);
	const { context, page, premises, questions } = await openExamples(browser, address);
	const work = new ModelWork();
	work.rest(premises);
	const inNode = (input) => {
		const from = performance.now();
		work.do('answers', input);
		return performance.now() - from;
	};
	const all = Array.from({ length: KOMMUNER }, (_, nr) =>
		questions.map((one) => ({ ...one, place: String(nr) }))
	).flat();
	const times = { one: { worker: [], node: [] }, all: { worker: [], node: [] } };
	for (let run = 0; run < runs; run++)
		for (const [what, input] of Object.entries({ one: questions, all })) {
			times[what].worker.push(await askWorker(page, input));
			times[what].node.push(inNode(input));
		}
	await context.close();
	return times;
}
