import { protectWork } from './protectWork.ts';
import { serve } from './serve.ts';

serve(protectWork);
