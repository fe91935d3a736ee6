import type { Locale, Localised } from '../domain/text.ts';
import { getLocale, setLocale as change } from './paraglide/runtime.js';

/** The language of the page. Changing it reloads nothing: everything that reads it follows. */
class Language {
	#now = $state<Locale>(getLocale());

	get now(): Locale {
		return this.#now;
	}

	set(locale: Locale) {
		void change(locale, { reload: false });
		this.#now = locale;
	}
}

export const language = new Language();

/** The text in the page's language. */
export function of(text: Localised): string {
	return text[language.now];
}
