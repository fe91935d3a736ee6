export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'forlopsatlas-theme';

function kept(): Theme {
	const found = localStorage.getItem(KEY);
	return found === 'light' || found === 'dark' ? found : 'auto';
}

/** Light, dark, or as the machine has it; the one setting that is kept beside the language. */
class ThemeChoice {
	#now = $state<Theme>(kept());

	get now(): Theme {
		return this.#now;
	}

	set(theme: Theme) {
		this.#now = theme;
		localStorage.setItem(KEY, theme);
	}
}

export const theme = new ThemeChoice();
