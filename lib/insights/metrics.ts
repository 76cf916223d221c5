import type { Figures } from "./insights";

/** What is drawn, in order. */
export const METRICS = [
  "jobs",
  "firstVisit",
  "completed",
  "cancelled",
  "notFulfillable",
  "rescheduled",
  "onTime",
] as const;
export type Metric = (typeof METRICS)[number];

/** `share` from 0 to 1. */
export type MetricUnit = "jobs" | "hours" | "share";

export function unitOf(metric: Metric): MetricUnit {
  if (metric === "jobs") return "jobs";
  return metric === "firstVisit" ? "hours" : "share";
}

/** A figure: null where nothing is known. It is `part` of `of` jobs, or rests on `part` of them. */
export type Measure = { value: number | null; part: number; of: number };

export function measure(metric: Metric, figures: Figures): Measure {
  const { jobs, firstVisit, onTime } = figures;
  switch (metric) {
    case "jobs":
      return { value: jobs, part: jobs, of: jobs };
    case "firstVisit":
      return { value: firstVisit.medianHours, part: firstVisit.of, of: jobs };
    case "onTime":
      return share(onTime.jobs, onTime.of);
    default:
      return share(figures[metric], jobs);
  }
}

/** Of nothing there is no share. */
function share(part: number, of: number): Measure {
  return { value: of === 0 ? null : part / of, part, of };
}

/** From so many hours on, durations are meant in days. */
const HOURS_COUNTED = 72;

/** The unit of durations that stand beside each other, by the largest of them, and its hours. */
export function durationUnit(largest: number): { unit: "hour" | "day"; hours: number } {
  return largest >= HOURS_COUNTED ? { unit: "day", hours: 24 } : { unit: "hour", hours: 1 };
}
