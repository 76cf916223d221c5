/** Which zones come first, and what becomes of a choice. */
export interface ZoneChoice {
  /** The zone of the store, which applies where nobody chooses. */
  standard: string;
  /** The zone of the reader's own clock; null where it is not known. */
  viewer: string | null;
  /** Null asks for the standard one. */
  onChange: (zone: string | null) => void;
}
