import { writeFileSync } from 'node:fs';
import { lagEksempler } from './lag.ts';

for (const fil of lagEksempler()) {
	writeFileSync(fil.sti, fil.innhold);
	console.log(`${fil.sti}: ${Math.round(fil.innhold.length / 1024)} kB`);
}
