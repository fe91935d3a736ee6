import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { readableAddress } from '#lib/session/address.ts';

/** What could not be shown is told on the page; an address that leads nowhere is no fault of the app. */
export const handleError: HandleClientError = ({ error, status, message }) => {
	if (status !== 404) console.error(error);
	return { message: error instanceof Error ? error.message : message };
};

/** Before the router reads an address, and each time that somebody has changed it. */
export const init: ClientInit = () => {
	mendAddress();
	addEventListener('popstate', mendAddress, { capture: true });
};

function mendAddress() {
	const address = readableAddress(location.href);
	if (address !== location.href) history.replaceState(history.state, '', address);
}
