/** Whether this is the name of an IANA time zone; bare offsets such as `+05:30` are none. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/**
 * The zone of this device's clock, as an IANA name; null where it has none that Intl takes: a browser
 * started with `TZ=UTC+2` names `Etc/Unknown`, and others name an offset or nothing.
 */
export function deviceZone(): string | null {
  const named: unknown = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return typeof named === "string" && isZone(named) ? named : null;
}
