"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useStoreLabels } from "@/components/shared/store-labels";
import { useListWords } from "@/components/ui/use-list-words";
import { isServiceJobStatus } from "@/lib/jobs/statuses";
import {
  type Lane,
  type LaneKind,
  NO_LANE,
  UNKNOWN_LANE,
  type UnscheduledJob,
  type Visit,
} from "@/lib/schedule/schedule";
import { spanOf } from "@/lib/schedule/visit-time";
import { formatClock, formatRelative } from "@/lib/time/format";
import { parseInstant } from "@/lib/time/instant";
import { zoneAbbreviation } from "@/lib/time/zones";

export interface VisitWords {
  service: (visit: Pick<Visit, "service" | "serviceJobId" | "quantity">) => string;
  /** "09:00–11:00", in the site's zone or in `tz`. */
  time: (visit: Visit, tz: string | null) => string;
  zone: (visit: Visit, tz: string | null) => string;
  store: (id: string | null) => string | null;
  /** Those who go; null where nobody does. */
  technicians: (visit: Visit) => string | null;
  /** Which visits it clashes with; null where none of them is shown. */
  clash: (partners: readonly Visit[], tz: string | null) => string | null;
  flag: (flag: Visit["flags"][number]) => string;
  status: (status: string | null) => string | null;
  /** Everything about a visit, as one name of its link. */
  name: (visit: Visit, partners: readonly Visit[], tz: string | null) => string;
  lane: (lane: Pick<Lane, "id" | "label">, by: LaneKind) => string;
  /** "5.5 hr". */
  hours: (minutes: number) => string;
}

/** A visit in the words of the screen's language. */
export function useVisitWords(): VisitWords {
  const t = useTranslations("schedule");
  const tStatus = useTranslations("status");
  const locale = useLocale();
  const stores = useStoreLabels();
  const listWords = useListWords();
  const { number } = useFormatter();

  // A board says the same few hundreds of times, and a message is slow to put together.
  const said = new Map<string, string>();
  const once = (key: string, say: () => string): string => {
    const known = said.get(key) ?? say();
    said.set(key, known);
    return known;
  };
  const clock = (ms: number, zone: string) =>
    once(`clock ${ms} ${zone}`, () => formatClock(ms, { locale, zone }));
  const words: VisitWords = {
    service({ service, serviceJobId, quantity }) {
      const title = service ?? t("visit.untitled", { id: serviceJobId });
      return (quantity ?? 1) > 1
        ? t("visit.times", { count: quantity ?? 1, service: title })
        : title;
    },
    time: (visit, tz) =>
      once(`time ${visit.key} ${tz}`, () => {
        const { from, to } = spanOf(visit);
        const zone = tz ?? visit.zone;
        return to > from ? `${clock(from, zone)}–${clock(to, zone)}` : clock(from, zone);
      }),
    zone: (visit, tz) => zoneAbbreviation(spanOf(visit).from, tz ?? visit.zone, locale),
    store: (id) => (id === null ? null : (stores.get(id) ?? id)),
    technicians({ technicians }) {
      if (technicians.length === 0) return null;
      return listWords(technicians.map(({ id, name }) => name ?? id ?? t("lane.unknown")));
    },
    clash(partners, tz) {
      if (partners.length === 0) return null;
      const visits = partners.map((other) => {
        const store = words.store(other.store);
        const parts = { time: words.time(other, tz), service: words.service(other) };
        return store ? t("visit.partnerAt", { ...parts, store }) : t("visit.partner", parts);
      });
      return t("visit.clashesWith", { visits: listWords(visits) });
    },
    flag(flag) {
      if (flag === "elsewhere" || flag === "overbooked") return t(`visit.${flag}`);
      return flag === "doubleBooked" ? t("visit.clash") : tStatus(`flag.${flag}`);
    },
    status: (status) =>
      isServiceJobStatus(status) ? once(`word ${status}`, () => tStatus(status)) : status,
    name: (visit, partners, tz) =>
      once(`name ${visit.key} ${tz}`, () => everythingAbout(visit, partners, tz)),
    lane({ id, label }, by) {
      if (id === NO_LANE) return t(by === "store" ? "lane.noStore" : "lane.noTechnician");
      return id === UNKNOWN_LANE ? t("lane.unknown") : label;
    },
    hours: (minutes) =>
      number(minutes / 60, { style: "unit", unit: "hour", maximumFractionDigits: 1 }),
  };

  function everythingAbout(visit: Visit, partners: readonly Visit[], tz: string | null): string {
    const { jobStatus, flags } = visit;
    const status = words.status(jobStatus);
    const store = words.store(visit.store);
    const nobody = flags.includes("noTechnician") ? null : t("lane.noTechnician");
    const parts = [
      words.service(visit),
      `${words.time(visit, tz)} ${words.zone(visit, tz)}`,
      words.technicians(visit) ?? nobody,
      store && once(`store ${store}`, () => t("visit.store", { store })),
      status && once(`status ${status}`, () => t("visit.status", { status })),
      ...flags.map((flag) => (flag === "overbooked" ? t("visit.overbookedBy") : words.flag(flag))),
      words.clash(partners, tz),
    ];
    return parts.filter(Boolean).join(", ");
  }
  return words;
}

/**
 * How long ago a job was created, in words; null where Amazon wrote no time that can be read.
 * @param now epoch ms
 */
export function whenCreated(
  { created, zone }: Pick<UnscheduledJob, "created" | "zone">,
  now: number,
  locale: string,
): string | null {
  const at = created === null ? null : parseInstant(created);
  return at === null ? null : formatRelative(at, now, locale, zone);
}
