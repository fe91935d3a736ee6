import { writeFileSync } from 'node:fs';
import { makeExamples } from './lag.ts';

for (const fil of makeExamples()) {
	writeFileSync(fil.path, fil.content);
	console.log(`${fil.path}: ${Math.round(fil.content.length / 1024)} kB`);
}
