import type { Kommune } from '../domain/area.ts';
import { ownRange } from '../model/assumptions.ts';
import type { CrosswalkInForce } from '../model/crosswalkSet.ts';
import type { PathwayFigures } from '../model/pathwayFigures.ts';
import { FOLLOW_UP_TARGET } from '../model/targets.ts';
import { signaturePicture, type SignaturePicture } from '../pictures/signaturePicture.ts';
import { referencesOf } from '../pictures/reference.ts';
import type { AllKommuner } from './allKommuner.svelte.ts';
import type { Choices } from './choices.svelte.ts';
import type { KommunePathways } from './pathways.ts';
import type { Place } from './place.ts';
import { besideOthers, usersPractice } from './practice.ts';

interface From {
	choices: Pick<Choices, 'assumptions' | 'targetFor'>;
	allKommuner: Pick<AllKommuner, 'set' | 'kommuner' | 'ready'>;
}

/** The signature picture of a kommune, and what it is drawn from: on its page and in explanations. */
export interface Signed {
	picture: SignaturePicture;
	/** What others have is weighed in. */
	pathways: PathwayFigures[];
}

export function signatureOf(
	{ choices, allKommuner }: From,
	{ set, year, pathways: answered }: KommunePathways,
	{ kommune, place, crosswalk }: { kommune: Kommune; place: Place; crosswalk: CrosswalkInForce }
): Signed {
	const practice = usersPractice(set, allKommuner, { kommune, year });
	const pathways = besideOthers(answered, practice);
	const references = referencesOf(kommune);
	return {
		pathways,
		picture: signaturePicture({
			...{ set, kommune, year, pathways, practice, crosswalk },
			reference: references.find(({ level }) => level === place.reference) ?? references[0] ?? null,
			yardstick: place.yardstick,
			target: choices.targetFor(kommune.code, FOLLOW_UP_TARGET)?.value ?? null,
			trying: !allKommuner.ready,
			assumptions: choices.assumptions,
			own: (norm) => ownRange(choices.assumptions, norm, kommune.code)
		})
	};
}
