/**
 * Makes what is costly to make once for each key. Keys may hold a zone or locale that came from
 * outside, so the cache starts anew rather than hold more than `limit`.
 */
export function boundedCache<T>(limit: number): (key: string, make: () => T) => T {
  const entries = new Map<string, T>();
  return (key, make) => {
    const known = entries.get(key);
    if (known !== undefined) return known;
    if (entries.size >= limit) entries.clear();
    const made = make();
    entries.set(key, made);
    return made;
  };
}

/** The formats of dates and times. A key begins with what is written and names locale and zone. */
export const dateFormats = boundedCache<Intl.DateTimeFormat>(256);
