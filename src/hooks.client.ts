import type { HandleClientError } from '@sveltejs/kit';

/** What could not be shown is told on the page; an address that leads nowhere is no fault of the app. */
export const handleError: HandleClientError = ({ error, status, message }) => {
	if (status !== 404) console.error(error);
	return { message: error instanceof Error ? error.message : message };
};
