import { SEED } from './seed.ts';

export default function tell(): void {
	console.log(`Property tests: seed ${SEED}`);
}
