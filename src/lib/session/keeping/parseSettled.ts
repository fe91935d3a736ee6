import * as v from 'valibot';
import type { Described } from '../../catalogue/described.ts';
import { count, dictionary, list, matching, text, truth } from '../declared.ts';

const Field = matching(/^(inndeling|tall)_[a-z0-9_]{0,100}$/);

/** A source that a user has described. Its ids become names in SQL, and stand once each. */
const DescribedSchema: v.GenericSchema<unknown, Described> = v.pipe(
	v.object({
		id: matching(/^egen_[a-z0-9_]{1,100}$/),
		name: text,
		publisher: text,
		groups: list(v.object({ field: Field, name: text })),
		figures: list(
			v.object({
				field: Field,
				name: text,
				unit: text,
				kind: v.picklist(['antall', 'publisert']),
				persons: truth,
				dimension: v.picklist(['behov', 'kapasitet', 'kompetanse', 'kvalitet', 'kontekst'])
			})
		)
	}),
	v.check(({ groups, figures }) => {
		const names = [...groups, ...figures].map(({ field }) => field);
		return new Set(names).size === names.length;
	})
);

/** A year that a column can be of; the engine holds no larger whole numbers either. */
const Year = v.pipe(count, v.minValue(1800), v.maxValue(2200));

const Column = v.object({ field: text, year: v.exactOptional(Year) });

/** What has been settled of a file with a header. */
export const SettledSchema = v.pipe(
	v.object({
		kilde: text,
		source: v.optional(DescribedSchema),
		header: list(text),
		columns: list(v.nullable(Column)),
		constants: dictionary(text),
		areaChoices: dictionary(text),
		valueChoices: dictionary(dictionary(text)),
		repeated: v.picklist(['once', 'add', 'last', 'none']),
		decimal: v.exactOptional(v.picklist([',', '.'])),
		units: dictionary(text)
	}),
	v.check(({ header, columns }) => header.length === columns.length),
	v.check(({ kilde, source }) => source === undefined || source.id === kilde)
);

export type WrittenSettled = v.InferOutput<typeof SettledSchema>;
