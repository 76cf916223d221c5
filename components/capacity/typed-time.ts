/** Minutes after midnight of `13:00`, `9.30`, `930` or `13`, and 1440 of `24:00`; null for what is no time. */
export function readMinutes(text: string): number | null {
  const [, hours, minutes = "00"] = /^(\d{1,2})(?:[:.h]?([0-5]\d))?$/.exec(text.trim()) ?? [];
  if (hours === undefined) return null;
  const read = Number(hours) * 60 + Number(minutes);
  return read <= 1440 ? read : null;
}

/** `09:30`. */
export function writeMinutes(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
