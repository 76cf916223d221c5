/** Widths in px that a column can have. */
export const MIN_WIDTH = 72;
export const MAX_WIDTH = 640;
