import { isClash } from "@/components/schedule/visit/clash-partners";
import type { Lane, ScheduleAnswer, Visit } from "@/lib/schedule/schedule";
import { placeOnDay } from "@/lib/schedule/visit-time";

export type WeekCell = {
  day: string;
  /** By start. */
  visits: Visit[];
  bookedMin: number;
  clashes: number;
};

export type WeekRow = Pick<Lane, "id" | "label"> & { cells: WeekCell[] };

/** Each lane by days; a visit over midnight is on both, with its part of the time. */
export function weekOf({
  lanes,
  days,
  tz,
}: Pick<ScheduleAnswer, "lanes" | "days" | "tz">): WeekRow[] {
  return lanes.map(({ id, label, visits }) => ({
    ...{ id, label },
    cells: days.map((day) => {
      const placed = visits.flatMap((visit) => {
        const place = placeOnDay(visit, day, tz);
        return place === null ? [] : { visit, minutes: place.toMinute - place.fromMinute };
      });
      return {
        day,
        visits: placed.map(({ visit }) => visit),
        bookedMin: placed.reduce((sum, { minutes }) => sum + minutes, 0),
        clashes: placed.filter(({ visit }) => isClash(visit)).length,
      };
    }),
  }));
}
