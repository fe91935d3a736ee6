// The page is the user's own: nothing is rendered on a server.
export const ssr = false;
export const prerender = true;
export const trailingSlash = 'never';
