import type { Assumption } from '../model/assumptions.ts';
import { assumptionsTable } from '../pictures/assumptionsTable.ts';
import { planChart } from '../pictures/chartData.ts';
import type { FourYears } from '../pictures/fourYears.ts';
import type { Origin } from '../pictures/origin.ts';
import { planPicture, type PlanInput } from '../pictures/plan.ts';
import { m } from '../text/index.ts';
import type { Paper } from './kommunePaper.ts';
import { provenanceOf, type From } from './provenance.ts';
import { protectionVersion } from './versions.ts';

export interface Planned extends PlanInput {
	/** Of the scenario that is chosen for the economic plan. */
	years: FourYears;
	assumptions: readonly Assumption[];
	origin: Origin;
}

/** A plan as a paper: what each scenario costs and does, four years in kroner, and what was compared. */
export function planPaper(session: From, planned: Planned): Paper {
	const { years, name, origin } = planned;
	const from = provenanceOf(session, origin);
	const compared = planPicture(planned);
	const said = compared.heading.split('\n').map((text) => ({ text, from }));
	const used = usedIn(planned);
	return {
		name: m.plan_paper_name(),
		origins: [origin],
		told: {
			title: m.plan_paper_title({ place: name, first: years.first, last: years.last }),
			paragraph: { said, from, edited: false },
			pictures: [
				{ picture: yearsPicture(years), ...{ chart: null, from } },
				{ picture: compared, chart: planChart(compared), from }
			],
			sentences: [],
			assumptions: used.length > 0 ? assumptionsTable(used) : null,
			protection: protectionVersion()
		}
	};
}

/** The four years as a picture that nobody draws. */
export const yearsPicture = ({ finding, notes, table }: FourYears) => ({
	...{ name: m.fouryears_title(), heading: finding },
	...{ subtitle: notes.join(' '), summary: finding, table }
});

/** What the answers of all scenarios rest on. */
export const usedIn = ({ outcomes }: Pick<Planned, 'outcomes'>): Assumption[] =>
	outcomes.flatMap(({ units }) => units.flatMap(({ used }) => used));
