import { avstemming } from './avstemming.ts';
import { befolkningsfil, lagFolk } from './befolkning.ts';
import { brukerplanfil, brukerplanrader } from './brukerplan.ts';
import { framskrivingsfil } from './framskriving.ts';
import { is248fil, lagArsverk } from './is248.ts';
import { kostrafil } from './kostra.ts';
import { kprfil } from './kpr.ts';
import { lesFylker, lesKommuner } from './omrader.ts';
import type { WrittenFile } from './tekstfil.ts';
import { ungdatafiler } from './ungdata.ts';

/** All example files, in memory. The same bytes every time. */
export function makeExamples(): WrittenFile[] {
	const kommuner = lesKommuner();
	const fylker = lesFylker();
	const folk = lagFolk(kommuner);
	const arsverk = lagArsverk(kommuner, folk);
	const filer = [
		brukerplanfil(brukerplanrader(kommuner, folk)),
		is248fil(kommuner, arsverk),
		kprfil(kommuner, fylker, folk),
		...ungdatafiler(kommuner, fylker, folk),
		befolkningsfil(kommuner, folk),
		framskrivingsfil(kommuner, folk),
		kostrafil(kommuner, folk, arsverk)
	];
	return [...filer, avstemming(filer)];
}
