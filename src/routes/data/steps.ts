import type { Step } from '#lib/session/fileStep.ts';
import { m } from '#lib/text/index.ts';

/** How far a file has come, in words and as the colour of a mark. */
export const STEP_WORDS: Record<Step, { text: () => string; color: string }> = {
	reading: { text: m.intake_status_reading, color: 'neutral' },
	loading: { text: m.intake_status_loading, color: 'neutral' },
	ready: { text: m.intake_status_ready, color: 'info' },
	asks: { text: m.intake_status_asks, color: 'warning' },
	loaded: { text: m.intake_status_loaded, color: 'success' },
	changed: { text: m.intake_status_changed, color: 'warning' },
	refused: { text: m.intake_status_refused, color: 'danger' },
	cancelled: { text: m.intake_status_cancelled, color: 'neutral' }
};
