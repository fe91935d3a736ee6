import type { Component } from 'svelte';

/** What a chart may meet. `usual` is several of them side by side. */
export const STATES = [
	'usual',
	'value',
	'range',
	'hidden',
	'missing',
	'one',
	'many',
	'long',
	'none'
] as const;
export type GalleryState = (typeof STATES)[number];

/** A chart with what it is given in each state that applies to it. */
export interface GalleryChart {
	id: string;
	component: Component;
	states: { state: GalleryState; props: Record<string, unknown> }[];
}

/** Each state's props are held against the chart's own; its labels are given where it is drawn. */
export function galleryChart<Props extends object>(
	id: string,
	component: Component<Props & Record<string, unknown>>,
	states: Partial<Record<GalleryState, Omit<Props, 'label' | 'describedby'>>>
): GalleryChart {
	return {
		id,
		component: component as unknown as Component,
		states: STATES.flatMap((state) => {
			const props = states[state];
			return props ? [{ state, props }] : [];
		})
	};
}
