/** How many examples of a problem are shown; its count tells of the rest. */
export const EXAMPLES = 20;
