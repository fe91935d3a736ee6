/** What no XML may hold, and half a sign alone; a name of a file may have any of them. */
const UNWRITABLE = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Surrogate}/gu;

/** A text that can be written: what can't be is shown as a sign that was not understood. */
export const writable = (text: string): string => text.replace(UNWRITABLE, '\ufffd');
