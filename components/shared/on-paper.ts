/** The `now` of times on paper: it is read in any year, so that every day on it has its own. */
export const ON_PAPER = 0;
