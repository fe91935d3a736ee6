import AmountsChart from './amounts/AmountsChart.svelte';
import BalanceChart from './balance/BalanceChart.svelte';
import CompareChart from './compare/CompareChart.svelte';
import CompetenceChart from './competence/CompetenceChart.svelte';
import DependsChart from './depends/DependsChart.svelte';
import FunnelChart from './funnel/FunnelChart.svelte';
import { amounts } from './gallery/amounts.ts';
import { balance } from './gallery/balance.ts';
import { compare } from './gallery/compare.ts';
import { competence } from './gallery/competence.ts';
import { depends } from './gallery/depends.ts';
import { likeness } from './gallery/likeness.ts';
import { heat } from './gallery/heat.ts';
import { hexmap } from './gallery/hexmap.ts';
import { news } from './gallery/news.ts';
import { practice } from './gallery/practice.ts';
import { reporting } from './gallery/reporting.ts';
import { funnel } from './gallery/funnel.ts';
import { multiples } from './gallery/multiples.ts';
import { ranks } from './gallery/ranks.ts';
import { scenarios } from './gallery/scenarios.ts';
import { galleryChart, type GalleryChart } from './gallery/shown.ts';
import { signature } from './gallery/signature.ts';
import { spine } from './gallery/spine.ts';
import { trend } from './gallery/trend.ts';
import LikenessChart from './likeness/LikenessChart.svelte';
import HeatChart from './heat/HeatChart.svelte';
import HexMap from './hexmap/HexMap.svelte';
import NewsChart from './news/NewsChart.svelte';
import PracticeChart from './practice/PracticeChart.svelte';
import ReportingChart from './reporting/ReportingChart.svelte';
import MultiplesChart from './multiples/MultiplesChart.svelte';
import RanksChart from './ranks/RanksChart.svelte';
import ScenariosChart from './scenarios/ScenariosChart.svelte';
import Signature from './signature/Signature.svelte';
import SpineChart from './spine/SpineChart.svelte';
import TrendChart from './trend/TrendChart.svelte';

/** Every chart in every state that it may be in. The figures are nobody's. */
export const gallery: readonly GalleryChart[] = [
	galleryChart('signature', Signature, signature),
	galleryChart('balance', BalanceChart, balance),
	galleryChart('depends', DependsChart, depends),
	galleryChart('practice', PracticeChart, practice),
	galleryChart('scenarios', ScenariosChart, scenarios),
	galleryChart('competence', CompetenceChart, competence),
	galleryChart('compare', CompareChart, compare),
	galleryChart('trend', TrendChart, trend),
	galleryChart('hexmap', HexMap, hexmap),
	galleryChart('amounts', AmountsChart, amounts),
	galleryChart('news', NewsChart, news),
	galleryChart('reporting', ReportingChart, reporting),
	galleryChart('likeness', LikenessChart, likeness),
	galleryChart('heat', HeatChart, heat),
	galleryChart('spine', SpineChart, spine),
	galleryChart('funnel', FunnelChart, funnel),
	galleryChart('ranks', RanksChart, ranks),
	galleryChart('multiples', MultiplesChart, multiples)
];
