// Serves the built app as a real server would: precompressed, with the headers the README asks for.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

const folder = fileURLToPath(new URL('../build', import.meta.url));
const port = Number(process.env.PORT ?? process.argv[2] ?? 4173);

/** The worker that makes functions of text: it may, and can reach nothing. */
const SEALED =
	"default-src 'none'; script-src 'unsafe-eval'; connect-src 'none'; frame-ancestors 'none'";

const files = sirv(folder, {
	brotli: true,
	gzip: true,
	etag: true,
	single: '200.html',
	setHeaders(response, path) {
		const sealed = path.startsWith('/_app/immutable/sealed/');
		response.setHeader('Content-Security-Policy', sealed ? SEALED : "frame-ancestors 'none'");
		response.setHeader('X-Content-Type-Options', 'nosniff');
		response.setHeader('Referrer-Policy', 'no-referrer');
		const lasting = path.startsWith('/_app/immutable/');
		response.setHeader(
			'Cache-Control',
			lasting ? 'public, max-age=31536000, immutable' : 'no-cache'
		);
	}
});

/** Tries the wanted port, then the next ones, so that a busy port is no reason to fail. */
function listen(wanted) {
	const server = createServer((request, response) => {
		// There is nothing here that could be changed, and no form to send.
		if (request.method === 'GET' || request.method === 'HEAD') {
			const [path = '/', query] = (request.url ?? '/').split('?');
			// A page's own files are found from the address without a stroke at its end.
			const bare = path.replace(/\/+$/, '').replace(/^\/+/, '/');
			if (bare !== '' && bare !== path) {
				response.writeHead(308, { Location: query === undefined ? bare : `${bare}?${query}` });
				return response.end();
			}
			return files(request, response);
		}
		response.writeHead(405, { Allow: 'GET, HEAD' }).end();
	});
	server.once('error', (error) => {
		if (error.code === 'EADDRINUSE' && wanted < port + 20) listen(wanted + 1);
		else throw error;
	});
	server.listen(wanted, '127.0.0.1', () => {
		console.log(`Forløpsatlas: http://localhost:${wanted}`);
	});
}

listen(port);
