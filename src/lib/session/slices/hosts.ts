import * as v from 'valibot';
import type { HostNote } from '../../model/compare/hosts.ts';
import { dictionary, short } from '../declared.ts';
import { slice } from './slice.ts';

const HostSchema = v.object({ service: short(200) }) satisfies v.GenericSchema<HostNote>;

/** By the kommune that serves and the one it serves (`model/compare/hosts.ts`). */
export const hosts = slice('hosts', () => dictionary(HostSchema));
