import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { gallery } from './gallery.ts';
import type { GalleryChart } from './gallery/shown.ts';

/*
 * Every chart in every state of the gallery, kept beside this test. A change of one is looked at
 * before it is taken in: `npx vitest run src/lib/charts/golden.test.ts -u`.
 */

/** Those that measure their room are given one. */
const given = { label: 'Funnet', describedby: 'sammendrag', width: 640 };

/** A picture's markup, an element a line, without what the compiler puts in and changes. */
function drawn({ component }: GalleryChart, props: Record<string, unknown>) {
	const { body } = render(component, { props: { ...given, ...props } });
	return body
		.replace(/<!--.*?-->/g, '')
		.replace(/ ?svelte-[a-z0-9]+/g, '')
		.replace(/ class=""/g, '')
		.replace(/\s+/g, ' ')
		.replace(/(\d+\.\d{2})\d+/g, '$1')
		.replace(/> ?</g, '>\n<');
}

const pictures = gallery.flatMap((chart) =>
	chart.states.map(({ state, props }) => ({
		name: state === 'usual' ? chart.id : `${chart.id}.${state}`,
		chart,
		props
	}))
);

describe('the gallery', () => {
	it('has every chart, each in its usual state and in others', () => {
		const folders = Object.keys(import.meta.glob('./*/state.ts')).map((path) => path.split('/')[1]);
		expect(gallery.map(({ id }) => id).toSorted()).toEqual(folders.toSorted());
		for (const { id, states } of gallery) {
			expect(states[0]?.state, id).toBe('usual');
			expect(states.at(-1)?.state, id).toBe('none');
		}
	});

	it.each(pictures)('draws $name as before', async ({ name, chart, props }) => {
		await expect(drawn(chart, props)).toMatchFileSnapshot(`golden/${name}.html`);
	});

	it.each(pictures)('draws $name without a place that is no number', ({ chart, props }) => {
		expect(drawn(chart, props)).not.toMatch(/NaN|Infinity|undefined/);
	});
});
