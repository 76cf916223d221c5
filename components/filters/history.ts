export type HistoryMode = "push" | "replace";

/** What makes a filter change: a finished act of the pointer or keyboard, or text being typed. */
export type ChangeKind = "click" | "typing";

/**
 * Remembers one sitting at a control, from opening to closing. Every click is an entry of its own,
 * so that Back undoes it; typing makes one entry and then replaces it, so that Back undoes the
 * whole of it and not a letter.
 */
export interface Sitting {
  mode: (kind: ChangeKind) => HistoryMode;
}

export function startSitting(): Sitting {
  let last: ChangeKind = "click";
  return {
    mode(kind) {
      const mode = kind === "typing" && last === "typing" ? "replace" : "push";
      last = kind;
      return mode;
    },
  };
}
