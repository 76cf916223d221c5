import { nameZone } from "@/lib/time/zone-list";

/**
 * A zone as people call it and where it is, such as "Pacific Time (Los Angeles)".
 * @param at epoch ms; names of zones change over the decades
 */
export function zoneWords(zone: string, locale: string, at: number): string {
  const { place, name } = nameZone(zone, locale, at);
  return name === null ? place : `${name} (${place})`;
}
