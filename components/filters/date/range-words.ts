"use client";
import { useLocale, useTranslations } from "next-intl";
import { boundedCache } from "@/lib/time/bounded-cache";
import { formatCalendarDay, formatDateTime, type TimeStyle } from "@/lib/time/format";
import { parseInstant } from "@/lib/time/instant";
import type { Preset, Range, RangeEnd } from "@/lib/time/range";
import { nameZone } from "@/lib/time/zones";

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

/** A range in parts that a sentence can be made of. */
type RangeWords =
  | { kind: "preset"; preset: Preset }
  | { kind: "on"; day: string }
  | { kind: "between"; from: string; to: string }
  | { kind: "from"; from: string }
  | { kind: "until"; to: string };

/** A range as dates: days as days wherever the reader is, instants with their time and zone. */
export function rangeWords(range: Range, style: TimeStyle): RangeWords | null {
  if (range.kind === "preset") return { kind: "preset", preset: range.preset };
  const { from, to } = range;
  if (from?.kind === "day" && to?.kind === "day" && from.day === to.day) {
    return { kind: "on", day: formatCalendarDay(from.day, style) };
  }
  const words = (end: RangeEnd) => endText(end, style);
  if (from && to) return { kind: "between", from: words(from), to: words(to) };
  if (from) return { kind: "from", from: words(from) };
  return to ? { kind: "until", to: words(to) } : null;
}

/** Whether an end is anything but a whole day. */
export function isExact(range: Range | null): boolean {
  if (range?.kind !== "span") return false;
  return [range.from, range.to].some((end) => end !== null && end.kind !== "day");
}

function endText(end: RangeEnd, style: TimeStyle): string {
  if (end.kind === "day") return formatCalendarDay(end.day, style);
  if (end.kind === "literal") return end.text;
  const at = parseInstant(end.at);
  return at === null ? end.at : formatDateTime(at, style);
}

/** Says a range in words, its instants in a zone; `now` (epoch ms) tells which year goes unsaid. */
export function useRangeLabel(): (range: Range, style: { zone: string; now: number }) => string {
  const t = useTranslations("filters");
  const locale = useLocale();
  return (range, { zone, now }) => {
    const words = rangeWords(range, { locale, zone, now });
    switch (words?.kind) {
      case "preset":
        return t(`preset.${words.preset}`);
      case "on":
        return words.day;
      case "between":
        return t("range.between", { from: words.from, to: words.to });
      case "from":
        return t("range.from", { from: words.from });
      case "until":
        return t("range.until", { to: words.to });
      default:
        return "";
    }
  };
}
