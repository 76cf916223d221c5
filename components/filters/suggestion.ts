/** A value that is known to exist. */
export interface Suggestion {
  value: string;
  /** A plainer name of the value. */
  label?: string;
  /** Where the value is known from; those of one source stand together. */
  source: string;
}
