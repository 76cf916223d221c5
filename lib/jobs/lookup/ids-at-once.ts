/** How many ids the screen looks up at once, in several requests. */
export const IDS_AT_ONCE = 1000;
