import { tick } from 'svelte';

/**
 * Gives the focus to what has come instead of what was pressed, once it is drawn: otherwise it
 * falls to the page, and whoever works by keyboard starts from the top again.
 *
 * @param at  which of those that fit; −1 is the last
 */
export async function focusOn(room: HTMLElement | undefined, selector: string, at = 0) {
	await tick();
	[...(room?.querySelectorAll<HTMLElement>(selector) ?? [])].at(at)?.focus();
}
