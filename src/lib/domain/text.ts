/** A text in the three languages of the product. */
export interface Localised {
	nb: string;
	nn: string;
	en: string;
}

export type Locale = keyof Localised;
