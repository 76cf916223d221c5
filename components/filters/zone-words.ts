/**
 * A zone as people call it and where it is, such as "Pacific Time (Los Angeles)".
 * @param at epoch ms; names of zones change over the decades
 */
export function zoneWords(zone: string, locale: string, at: number): string {
  const place = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  const name = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "longGeneric" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  return name === undefined || /\d/.test(name) ? place : `${name} (${place})`;
}
