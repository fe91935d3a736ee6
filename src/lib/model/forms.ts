import { arbeidsformer, formOfType, type FormId } from '../catalogue/arbeidsformer.ts';
import type { Cell } from '../domain/cell.ts';

/** Man-years of one type of measure, as the source has them. */
export interface TypeFigure<C extends Cell> {
	type: string;
	cell: C;
}

/** What the man-years of a form are. */
export interface FormTotal<C extends Cell> {
	form: FormId;
	/** Man-years. */
	cell: C;
	/** The part of it that may be follow-up, man-years; 0 where there is none. */
	partly: number;
	types: readonly TypeFigure<C>[];
}

/**
 * The man-years of each form of work, before any pathway: sums of what the source gives, and nothing
 * assumed. Types that no rule is for are other work. Forms without a type are left out.
 *
 * @param types man-years by type of measure, of one place and year
 * @param sum   of one or more of them
 */
export function formTotals<C extends Cell>(
	types: readonly TypeFigure<C>[],
	sum: (cells: readonly C[]) => C
): FormTotal<C>[] {
	return arbeidsformer.flatMap(({ id }): FormTotal<C>[] => {
		const own = types.filter(({ type }) => (formOfType(type)?.form ?? 'annet') === id);
		if (own.length === 0) return [];
		const partly = own
			.filter(({ type }) => formOfType(type)?.delvis)
			.reduce((all, { cell }) => all + (cell.state === 'value' ? cell.value : 0), 0);
		return [{ form: id, cell: sum(own.map(({ cell }) => cell)), partly, types: own }];
	});
}
