/** Something that can be done, as the command menu lists it. */
export type Command = {
  id: string;
  label: string;
  /** Other words by which it is found. */
  words?: readonly string[];
  /** Amazon's name of what the label calls by a plainer one. */
  detail?: string;
  /** What it leads to, such as how many jobs. */
  note?: string;
  /** The key that does the same. */
  key?: string;
  /** For what is on or off, or one of several. */
  checked?: boolean;
  /** The menu stays open: people choose several of these. */
  stays?: boolean;
  /**
   * Made from what was typed, so that it fits whatever was: `first` stands before all others, `last`
   * behind those that fit better by their words.
   */
  fits?: "first" | "last";
  run: () => void;
};

export type CommandGroup = {
  id: string;
  label: string;
  commands: readonly Command[];
  /** Shown as one entry until something is typed or the entry is chosen. */
  folded?: boolean;
};
