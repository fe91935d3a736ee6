/** Where in a document something was found. */
export type TemplatePlace = 'body' | 'header' | 'footer' | 'notes' | 'other';

/** Why a file is not used as a template. */
export type TemplateRefusal =
	/** `most`: bytes. */
	| { code: 'too-large' | 'unpacks-too-large'; most: number }
	| { code: 'too-many-parts' | 'too-many-marks'; most: number }
	| { code: 'damaged' | 'doctype'; part: string }
	| {
			code:
				| 'old-word'
				| 'encrypted'
				| 'open-document'
				| 'pdf'
				| 'rich-text'
				| 'other-office'
				| 'not-word'
				| 'strict'
				| 'macros'
				| 'attached-template'
				| 'mail-merge'
				| 'add-in'
				| 'signed';
	  }
	/** What would be fetched when the document is opened. */
	| { code: 'loads'; address: string; place: TemplatePlace }
	/** A link that leads elsewhere than to a page or an e-mail address. */
	| { code: 'link'; address: string; place: TemplatePlace }
	| { code: 'field'; name: string; place: TemplatePlace }
	| { code: 'object'; part: string; place: TemplatePlace }
	/** `bytes` of a picture, and the `most` there may be. */
	| { code: 'picture-bytes'; part: string; bytes: number; most: number }
	| { code: 'picture-pixels'; part: string; width: number; height: number };

/** What a text of a document can stand as; a template has a style for it, or ours is used. */
export const STYLE_ROLES = [
	'normal',
	'heading1',
	'heading2',
	'heading3',
	'caption',
	'bullet',
	'footnoteText',
	'footnoteReference',
	'table'
] as const;

export type StyleRole = (typeof STYLE_ROLES)[number];

/**
 * A place that a template leaves open, as it is written: `{{avsnitt}}`. `misplaced`: of a kind that needs
 * a line of its own in the text.
 */
export interface TemplateSlot {
	written: string;
	is: 'filled' | 'unknown' | 'misplaced';
}

/** What was found in a template before anything is put in it. */
export interface TemplateFound {
	/** The styles that our text takes. */
	styles: readonly StyleRole[];
	/** Those it lacks. */
	lacking: readonly StyleRole[];
	slots: readonly TemplateSlot[];
	/** Addresses that somebody may follow; nothing is fetched from them. */
	links: readonly string[];
	/** What is put at the end, since no slot asks for it. */
	added: 'all' | 'appendix' | null;
}
