import { boundedCache } from "@/lib/time/bounded-cache";
import { nameZone } from "@/lib/time/zone-list";

const DAY_MS = 86_400_000;
const known = boundedCache<string>(64);

/**
 * A zone as people call it and where it is, such as "Pacific Time (Los Angeles)".
 * @param at epoch ms; names of zones change over the decades
 */
export function zoneWords(zone: string, locale: string, at: number): string {
  return known(`${zone} ${locale} ${Math.floor(at / DAY_MS)}`, () => {
    const { place, name } = nameZone(zone, locale, at);
    return name === null ? place : `${name} (${place})`;
  });
}
