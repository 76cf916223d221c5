/** Something that can be done, as the command menu lists it. */
export type Command = {
  id: string;
  label: string;
  /** Other words by which it is found. */
  words?: string[];
  /** The key that does the same. */
  key?: string;
  /** For what is on or off, or one of several. */
  checked?: boolean;
  /** The menu stays open: people choose several of these. */
  stays?: boolean;
  run: () => void;
};

export type CommandGroup = {
  id: string;
  label: string;
  commands: Command[];
  /** Shown as one entry until something is typed or the entry is chosen. */
  folded?: boolean;
};
