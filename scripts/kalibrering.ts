// Whether the model's ranges hold the truth as often as they say: `npm run kalibrering`.
import { calibrate, calibrateCounts } from '../tests/calibration.ts';

const REPLICATES = Number(process.argv[2] ?? 2025);
const KOMMUNER = { bygd: 14, mellomstor: 300, storby: 6000 };

const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`);
const columns = (...cells: (string | number)[]) =>
	console.log(
		cells.map((one, i) => (i === 0 ? String(one).padEnd(12) : String(one).padStart(12))).join('')
	);

console.log(
	`Andel av 90 %-spenn som rommer det sanne gapet, ${REPLICATES} kommuner av hver størrelse`
);
columns(
	'',
	'med svar',
	'forløp 2+3',
	'forløp 2',
	'forløp 3',
	'under',
	'over',
	'skjult',
	'av skjulte'
);
for (const [name, users] of Object.entries(KOMMUNER)) {
	const { told, of, below, above, hidden, ofHidden } = await calibrate({
		users,
		replicates: REPLICATES,
		seed: `kalibrering/${name}`
	});
	columns(
		name,
		told,
		percent(of[23]),
		percent(of[2]),
		percent(of[3]),
		percent(below),
		percent(above),
		hidden,
		percent(ofHidden)
	);
}
columns(
	'N + ½, λ ≤ 3',
	10 * REPLICATES,
	percent(calibrateCounts(3, 10 * REPLICATES, 'kalibrering'))
);
