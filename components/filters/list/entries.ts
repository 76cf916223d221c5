export interface EntryRules {
  /** Most values that the list may hold. */
  limit: number;
  /** Why a value cannot be used, or null. */
  check: (value: string) => string | null;
  /** One spelling per value, such as upper case. */
  normalise?: (value: string) => string;
}

export interface Addition {
  /** The list after the addition; the very same array when nothing was added. */
  values: readonly string[];
  added: readonly string[];
  /** Entries that were in the list already or came twice. */
  duplicates: readonly string[];
  /** Entries that cannot be used, as they were given. */
  invalid: readonly { entry: string; message: string }[];
  /** Entries that found the list full. */
  beyond: readonly string[];
}

/** Adds entries to a list. Nothing is lost: what is not added is in one of the other answers. */
export function addEntries(
  current: readonly string[],
  entries: readonly string[],
  { limit, check, normalise = (value) => value }: EntryRules,
): Addition {
  const values = [...current];
  const held = new Set(current);
  const duplicates: string[] = [];
  const invalid: { entry: string; message: string }[] = [];
  const beyond: string[] = [];
  for (const entry of entries) {
    const value = normalise(entry);
    const message = check(value);
    if (message !== null) invalid.push({ entry, message });
    else if (held.has(value)) duplicates.push(value);
    else if (values.length >= limit) beyond.push(entry);
    else {
      held.add(value);
      values.push(value);
    }
  }
  const added = values.slice(current.length);
  return { values: added.length > 0 ? values : current, added, duplicates, invalid, beyond };
}
