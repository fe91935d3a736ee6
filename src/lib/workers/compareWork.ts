import { op, table, type ColumnTable } from 'arquero';
import type { CompareTasks, NearestAsked, Peers } from '../model/compare/nearest.ts';
import type { Doing } from './telling.ts';

/*
 * What is done to released columns with arquero. Its expressions are texts, and not functions: what
 * they name must be called the same when the build has shortened all other names.
 */

/** The work of the worker of its own: no other may make functions of text. */
export function compareWork(): Doing {
	const tasks: CompareTasks = { nearest: nearestByTable };
	return ({ task, input }) => {
		if (task !== 'nearest') throw new RangeError(`No work: ${task}`);
		return tasks.nearest(input as NearestAsked);
	};
}

/**
 * The nearest of an area, as `nearest` of the model: by tables in long form, joined and pivoted.
 *
 * @throws RangeError when the area is not there, a column has another length, or no peers are asked for
 */
export function nearestByTable(asked: NearestAsked): Peers {
	hold(asked);
	const told = toldValues(asked);
	const scales = scalesOf(told, asked);
	const varying = scales.filter('d => d.low < d.high && d.deviation > 0');
	const used = told.semijoin(varying, ['trait', 'trait']);
	const lacking = lackingOf(asked, varying, used);
	const whole = used.antijoin(lacking, ['area', 'area']);
	const squares = squaresFrom(asked.area, whole, varying);
	const near = squares
		.groupby('area')
		.rollup({ all: op.sum('square') })
		.derive({ distance: 'd => op.sqrt(d.all)' })
		.orderby('distance', 'area')
		.slice(0, asked.k)
		.reify();
	return {
		nearest: peersFrom(near, sharesOf(squares, near), rowsOf<Varying>(varying)),
		notComparable: missingIn(lacking),
		constant: rowsOf<Varying>(scales.filter('d => !(d.low < d.high && d.deviation > 0)')).map(
			({ trait }) => trait
		)
	};
}

interface Varying {
	trait: string;
	order: number;
}

const rowsOf = <Row>(of: ColumnTable) => of.objects({ limit: Infinity }) as Row[];

/** Each known number by its area and trait; of traits that don't count, none. */
function toldValues({ areas, traits }: NearestAsked): ColumnTable {
	const asked = traits.filter(({ weight }) => weight > 0);
	return table({
		area: asked.flatMap(() => areas),
		trait: asked.flatMap(({ id }) => areas.map(() => id)),
		order: asked.flatMap((_, at) => areas.map(() => at)),
		weight: asked.flatMap(({ weight }) => areas.map(() => weight)),
		value: asked.flatMap(({ values }) => [...values])
	})
		.filter('d => op.is_finite(d.value)')
		.orderby('area', 'order')
		.reify();
}

/** Each trait with its spread; one that nobody has is the same everywhere too. */
function scalesOf(told: ColumnTable, { traits }: NearestAsked): ColumnTable {
	const asked = traits.filter(({ weight }) => weight > 0);
	const spread = told.groupby('trait').rollup({
		deviation: op.stdevp('value'),
		low: op.min('value'),
		high: op.max('value')
	});
	return table({ trait: asked.map(({ id }) => id), order: asked.map((_, at) => at) })
		.join_left(spread, ['trait', 'trait'])
		.derive({ low: 'd => d.low ?? 0', high: 'd => d.high ?? 0' })
		.orderby('order')
		.reify();
}

/** Each area that lacks a trait which tells areas apart, with that trait. */
function lackingOf({ areas }: NearestAsked, varying: ColumnTable, used: ColumnTable): ColumnTable {
	return (
		table({ area: [...areas] })
			.cross(varying.select('trait', 'order'))
			// Beside nothing a row is kept.
			.filter('d => d.order >= 0')
			.antijoin(used, [
				['area', 'trait'],
				['area', 'trait']
			])
			.orderby('area', 'order')
			.reify()
	);
}

function missingIn(lacking: ColumnTable): Peers['notComparable'] {
	const by = lacking
		.groupby('area')
		.rollup({ missing: op.array_agg('trait') })
		.orderby('area');
	return rowsOf<{ area: string; missing: string[] }>(by).map(({ area, missing }) => ({
		id: area,
		missing
	}));
}

/** What each trait gives of each other area's squared distance. */
function squaresFrom(area: string, whole: ColumnTable, varying: ColumnTable): ColumnTable {
	const own = whole
		.params({ area })
		.filter('(d, $) => d.area === $.area')
		.select('trait', 'value')
		.rename({ value: 'own' })
		.reify();
	return whole
		.params({ area })
		.filter('(d, $) => d.area !== $.area')
		.join(own, ['trait', 'trait'])
		.join(varying.select('trait', 'deviation'), ['trait', 'trait'])
		.derive({ square: 'd => d.weight * op.pow((d.value - d.own) / d.deviation, 2)' })
		.reify();
}

/** For each of the near, a column a trait; named by its place, since a trait may be called anything. */
function sharesOf(squares: ColumnTable, near: ColumnTable): Map<string, Record<string, number>> {
	const shares = squares
		.join(near.select('area', 'all'), ['area', 'area'])
		.derive({ share: 'd => d.all === 0 ? 0 : d.square / d.all' })
		.groupby('area')
		.pivot({ column: 'd => "t" + d.order' }, 'share', { sort: false });
	const rows = rowsOf<Record<string, number> & { area: string }>(shares);
	return new Map(rows.map((row) => [row.area, row]));
}

function peersFrom(
	near: ColumnTable,
	shares: ReadonlyMap<string, Record<string, number>>,
	varying: readonly Varying[]
): Peers['nearest'] {
	return rowsOf<{ area: string; distance: number }>(near).map(({ area, distance }) => ({
		id: area,
		distance,
		parts: varying.map(({ trait, order }) => ({
			trait,
			share: shares.get(area)?.[`t${order}`] ?? NaN
		}))
	}));
}

function hold({ area, areas, traits, k }: NearestAsked): void {
	if (!areas.includes(area) || new Set(areas).size < areas.length)
		throw new RangeError(`${area} must be there, and each area once`);
	if (!Number.isSafeInteger(k) || k < 1) throw new RangeError(`No number of peers: ${k}`);
	for (const { id, weight, values } of traits) {
		if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`No weight of ${id}: ${weight}`);
		if (values.length !== areas.length) throw new RangeError(`Not a number for each area: ${id}`);
	}
}
