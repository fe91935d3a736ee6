import type { Kommune } from '../../domain/area.ts';
import type { Reach } from '../../model/compare/reporting.ts';
import { m, numberText } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';
import { kommuneName } from '../kommuneNames.ts';
import { publisherOf, sourceName } from './reportingWords.ts';

export interface LetterOf {
	/** Those it is sent to, one or more. */
	to: readonly Kommune[];
	source: string;
	year: number;
	/** As it is said in a sentence: 'Innlandet'. */
	area: string;
	reach: Reach;
	/** The figures are of nobody, and nobody is to be asked for them. */
	synthetic: boolean;
}

/**
 * What can be sent to those that nothing is seen of: which source and year, and what to do. It blames
 * nobody: they may have delivered, and their file be lacking here.
 */
export function reportingLetter({ to, source, year, area, reach, synthetic }: LetterOf): string {
	const said = { source: sourceName(source), year: String(year) };
	const names = to.map((one) => m.reporting_letter_kommune({ name: kommuneName(one) }));
	return [
		...(synthetic ? [m.reporting_letter_synthetic()] : []),
		m.reporting_letter_subject(said),
		m.reporting_letter_addressees({ names: listText(names) }),
		m.reporting_letter_body({
			...{ ...said, area },
			...{ count: numberText(reach.reporting), all: numberText(reach.of) }
		}),
		m.reporting_letter_ask(),
		m.reporting_letter_why({ area, publisher: publisherOf(source) }),
		m.reporting_letter_greeting()
	].join('\n\n');
}
