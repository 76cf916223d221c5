/**
 * Keeps what is costly to make. Keys may hold a zone or locale that came from outside, so only a
 * bounded number is kept.
 */
export function boundedCache<T>(limit: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= limit) kept.clear();
    const made = make();
    kept.set(key, made);
    return made;
  };
}
