import type { DisclosureMode } from '../domain/figure.ts';
import type { Assumption } from '../model/assumptions.ts';
import { assumptionsTable } from '../pictures/assumptionsTable.ts';
import { namedPlace } from '../pictures/compare/scopePlace.ts';
import type { Picture } from '../pictures/of.ts';
import { ofKommune, together, type Origin } from '../pictures/origin.ts';
import { planPicture } from '../pictures/plan.ts';
import { saveFile, yearsText } from '../reports/index.ts';
import type { BookInput } from '../reports/xlsx/input.ts';
import { m } from '../text/index.ts';
import { filesBehind } from './filesBehind.ts';
import { usedIn, yearsPicture, type Planned } from './planPaper.ts';
import { provenanceOf, type From } from './provenance.ts';
import { leavingFile } from './saving.ts';
import { appVersion, protectionVersion } from './versions.ts';

/** What a workbook has of a picture: all but what draws it. */
export type BookPicture = Pick<Picture, 'name' | 'heading' | 'subtitle' | 'table' | 'origin'>;

/** A workbook as the page was when it was asked for; the files it rests on are looked up after. */
export interface Book {
	/** What it is called as a file. */
	name: string;
	title: string;
	/** Of all of it. */
	origin: Origin;
	pictures: readonly BookPicture[];
	/** What has been chosen beside place, year and for whose eyes. */
	chosen?: BookInput['chosen'];
	/** What the answer rests on. */
	used?: readonly Assumption[];
}

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook as it leaves the page. */
interface Left {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
	mode: DisclosureMode;
}

/**
 * A book as an Excel workbook. What writes it is fetched when it is asked for.
 *
 * @throws when it can't be fetched, or a file it rests on can't be read any more
 */
export async function excelOfBook(session: From, book: Book): Promise<Left> {
	const { name, title, origin, pictures, chosen = [], used = [] } = book;
	const from = provenanceOf(session, origin);
	const tables = [
		...pictures.map((one) => ({ ...one, from: provenanceOf(session, one.origin) })),
		...(used.length > 0 ? [{ ...assumptionsPicture(used), from }] : [])
	];
	const [files, { excelOf }] = await Promise.all([
		filesBehind(session, [origin, ...pictures.map((one) => one.origin)], from.mode),
		import('../reports/xlsx/index.ts')
	]);
	return {
		name: `${leavingFile(from, name)}.xlsx`,
		bytes: await excelOf({ title, from, tables, chosen, files, versions: versions() }),
		mode: from.mode
	};
}

/** Saves it on the user's own machine. */
export async function saveBook(session: From, book: Book): Promise<void> {
	const { name, bytes, mode } = await excelOfBook(session, book);
	saveFile(name, new Blob([bytes], { type: EXCEL }), mode);
}

function assumptionsPicture(used: readonly Assumption[]): Omit<BookPicture, 'origin'> {
	const table = assumptionsTable(used);
	return { name: table.caption, heading: table.caption, subtitle: table.caption, table };
}

const versions = (): BookInput['versions'] => [
	[m.document_protection(), protectionVersion()],
	[m.workbook_app(), appVersion()]
];

/** Of one picture. */
export function pictureBook(picture: BookPicture): Book {
	const { name, origin } = picture;
	const { name: place } = namedPlace(origin.place);
	return {
		...{ name, origin, pictures: [picture] },
		title: m.workbook_picture_title({ place, years: yearsText(origin.years), name })
	};
}

/** Of a plan: what each of four years costs, and what was compared. */
export function planBook(planned: Planned): Book {
	const { years, name, origin } = planned;
	return {
		...{ name: m.workbook_plan_name(), title: m.workbook_plan_title({ place: name }), origin },
		pictures: [{ ...yearsPicture(years), origin }, planPicture(planned)],
		used: usedIn(planned)
	};
}

/** What all of some pictures of a kommune come from. */
export const originOfAll = (
	kommune: string,
	year: number,
	pictures: readonly BookPicture[]
): Origin =>
	ofKommune(kommune, year, { sources: together(...pictures.map(({ origin }) => origin.sources)) });
