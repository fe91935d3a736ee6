// Runs a real nginx with the configuration that stands in README.md, until it is ended.
// Only the folder and the port are others than those of the text.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Debian has it where only root's own path leads. */
const PLACES = ['nginx', '/usr/sbin/nginx'];

/** The program, null where there is none. */
export function findNginx() {
	return PLACES.find((path) => spawnSync(path, ['-v']).status === 0) ?? null;
}

/**
 * The configuration of a README with another folder and port.
 *
 * @param readme  its text
 * @throws        Error when the text has no such block, or not exactly one `root` and one `listen`
 */
export function configuration(readme, { folder, port }) {
	const block = /```nginx\n([^]*?)```/.exec(readme)?.[1];
	if (!block) throw new Error('README.md has no nginx configuration');
	const changed = replaceOnce(block, /\broot \S+;/g, `root ${folder};`);
	return replaceOnce(changed, /\blisten \S+;/g, `listen 127.0.0.1:${port};`);
}

function replaceOnce(text, pattern, instead) {
	const found = text.match(pattern)?.length ?? 0;
	if (found !== 1)
		throw new Error(`Expected one ${pattern.source} in the configuration, got ${found}`);
	return text.replace(pattern, () => instead);
}

/** What a server of Debian has around the files of `conf.d`. */
function around(own) {
	const user = process.getuid?.() === 0 ? 'user root;' : '';
	return `${user}
worker_processes 1;
daemon off;
pid nginx.pid;
error_log stderr warn;
events { worker_connections 256; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
${own}}
`;
}

function serve(port) {
	const nginx = findNginx();
	if (!nginx) throw new Error('nginx is not installed');
	const home = mkdtempSync(join(tmpdir(), 'forlopsatlas-nginx-'));
	mkdirSync(join(home, 'logs'));
	const readme = readFileSync(join(root, 'README.md'), 'utf8');
	const own = configuration(readme, { folder: join(root, 'build'), port });
	writeFileSync(join(home, 'nginx.conf'), around(own));
	const server = spawn(nginx, ['-p', home, '-c', join(home, 'nginx.conf'), '-e', 'stderr'], {
		stdio: 'inherit'
	});
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill('SIGTERM'));
	server.on('exit', (code) => {
		rmSync(home, { recursive: true, force: true });
		process.exit(code ?? 1);
	});
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) serve(Number(process.argv[2]));
