import type { GalleryState } from '#lib/charts/gallery/shown.ts';
import { m } from '#lib/text/index.ts';

const CHARTS: Record<string, () => string> = {
	signature: m.gallery_chart_signature,
	balance: m.gallery_chart_balance,
	depends: m.gallery_chart_depends,
	practice: m.gallery_chart_practice,
	scenarios: m.gallery_chart_scenarios,
	competence: m.gallery_chart_competence,
	compare: m.gallery_chart_compare,
	trend: m.gallery_chart_trend,
	hexmap: m.gallery_chart_hexmap,
	amounts: m.gallery_chart_amounts,
	news: m.news_title,
	reporting: m.reporting_title,
	likeness: m.peers_title,
	heat: m.heat_gallery,
	spine: m.spine_gallery,
	funnel: m.gallery_chart_funnel,
	ranks: m.gallery_chart_ranks,
	multiples: m.gallery_chart_multiples
};

const STATES: Record<GalleryState, () => string> = {
	usual: m.gallery_state_usual,
	value: m.gallery_state_value,
	range: m.gallery_state_range,
	hidden: m.gallery_state_hidden,
	missing: m.gallery_state_missing,
	one: m.gallery_state_one,
	many: m.gallery_state_many,
	long: m.gallery_state_long,
	none: m.gallery_state_none
};

/** A chart that has no name yet is called by its folder. */
export const chartName = (id: string) => CHARTS[id]?.() ?? id;
export const stateName = (state: GalleryState) => STATES[state]();
