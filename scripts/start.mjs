// `npm start`: installs what is missing, builds, and serves.
import { installPackages, mustRun } from './setup.mjs';

installPackages();
mustRun('npm', ['run', '--silent', 'build']);
await import('./serve.mjs');
