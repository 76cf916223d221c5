/** The look that every text control shares. */
export const FIELD_STYLE =
  "w-full min-w-0 rounded-md border border-line-strong bg-surface text-sm text-fg shadow-xs " +
  "transition-colors duration-100 hover:border-control " +
  "focus-visible:border-accent-fg focus-visible:outline-2 focus-visible:-outline-offset-1 " +
  "aria-invalid:border-exception disabled:cursor-not-allowed disabled:opacity-50 " +
  // Safari on a phone zooms into any field below 16 px.
  "pointer-coarse:text-lg";
