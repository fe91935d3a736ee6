import { modelWork } from './modelWork.ts';
import { serve } from './serve.ts';

serve(modelWork());
