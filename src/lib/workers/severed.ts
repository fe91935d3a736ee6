import { sever } from './sever.ts';

// Imported first of all: whatever comes after it finds nothing to reach out with.
sever(self);
// Where this may not be done, the worker is of no use: it ends here, and the page does the work.
Function('');
