/** A group has a name; what is longer is someone's sentence. */
const LONGEST_GROUP = 60;
/** From so many cells on, texts that hardly repeat say something. */
const ENOUGH = 10;

/** Sentences, each written once: not what a table is divided by, and perhaps about somebody. */
export function isFreeText(cells: readonly string[]): boolean {
	const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
	const long = texts.filter((text) => text.length > LONGEST_GROUP).length;
	const sentences = texts.filter((text) => text.split(/\s+/).length >= 4).length;
	const different = new Set(texts).size;
	return (
		long > texts.length / 10 ||
		(texts.length >= ENOUGH && different > texts.length / 2 && sentences > texts.length / 2)
	);
}
