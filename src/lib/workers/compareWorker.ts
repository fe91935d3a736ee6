// Before arquero, which makes functions of text.
import './severed.ts';
import { compareWork } from './compareWork.ts';
import { serve } from './serve.ts';

serve(compareWork());
