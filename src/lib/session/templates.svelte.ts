import type { TemplateRefusal } from '../domain/template.ts';
import type { Template } from '../reports/docx/index.ts';
import { saveFile } from '../reports/index.ts';
import { m } from '../text/index.ts';
import { WORD } from './documents.ts';

/** A template that the user has chosen, by the name of its file. */
export interface ChosenTemplate {
	name: string;
	template: Template;
}

/** A file that isn't used: why, or null where it couldn't be read at all. */
export interface RefusedTemplate {
	name: string;
	why: TemplateRefusal | null;
}

/** The municipality's own template: in the memory of the tab, and nowhere else. */
export class Templates {
	chosen = $state.raw<ChosenTemplate | null>(null);
	/** The last file that was tried; the template before it stands. */
	refused = $state.raw<RefusedTemplate | null>(null);
	reading = $state(false);
	/** Of the newest file: an older one that is read late is nobody's any more. */
	#asked = 0;

	/** Reads a file, and uses it where it may be used. What reads it is fetched when it is asked for. */
	async choose(file: File): Promise<void> {
		const { name } = file;
		const asked = ++this.#asked;
		this.reading = true;
		this.refused = null;
		try {
			const { templateOf } = await import('./templateFile.ts');
			const found = await templateOf(file);
			if (asked !== this.#asked) return;
			if (found.ok) this.chosen = { name, template: found.template };
			else this.refused = { name, why: found.why };
		} catch {
			if (asked === this.#asked) this.refused = { name, why: null };
		} finally {
			if (asked === this.#asked) this.reading = false;
		}
	}

	forget(): void {
		this.#asked++;
		this.chosen = null;
		this.refused = null;
		this.reading = false;
	}

	/** Saves a small template to begin from. It holds no figures. */
	async saveExample(): Promise<void> {
		const { exampleTemplate } = await import('../reports/docx/index.ts');
		const blob = new Blob([await exampleTemplate()], { type: WORD });
		saveFile(`${m.template_example_file()}.docx`, blob, 'own');
	}
}
