import { basis } from './basis.ts';
import { editions } from './editions.ts';
import { hosts } from './hosts.ts';
import { leading } from './leading.ts';
import { lists } from './lists.ts';
import { local } from './local.ts';
import { paragraphs } from './paragraphs.ts';
import { plans } from './plans.ts';
import { reasons } from './reasons.ts';
import { sets } from './sets.ts';
import { shares } from './shares.ts';
import { targets } from './targets.ts';
import { ticked } from './ticked.ts';
import { traits } from './traits.ts';
import { views } from './views.ts';

/**
 * All choices that are kept, in the order in which they are written down. Whose eyes the figures are
 * for is never among them.
 */
export const SLICES = [
	local,
	ticked,
	targets,
	shares,
	leading,
	reasons,
	sets,
	basis,
	plans,
	paragraphs,
	editions,
	lists,
	traits,
	hosts,
	views
] as const;
