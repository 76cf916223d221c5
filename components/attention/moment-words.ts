"use client";
import { useLocale, useTranslations } from "next-intl";
import { HOUR_MS, QUEUES, type QueueName } from "@/lib/attention/queues";
import { boundedCache } from "@/lib/time/bounded-cache";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;

const formats = boundedCache<Intl.NumberFormat>(16);

/** A span of time in the largest unit that says enough, cut off: "40m", "26h", "3d". */
export function spanWords(ms: number, locale: string): string {
  const size = Math.abs(ms);
  if (size < HOUR_MS) return write(Math.floor(size / MINUTE_MS), "minute", locale);
  if (size < 2 * DAY_MS) return write(Math.floor(size / HOUR_MS), "hour", locale);
  return write(Math.floor(size / DAY_MS), "day", locale);
}

function write(count: number, unit: "minute" | "hour" | "day", locale: string): string {
  const format = formats(
    `${locale} ${unit}`,
    () => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "narrow" }),
  );
  return format.format(count);
}

/** How far the moment of a queue is away from now: "3d late", "in 2h", "waits 6d". Epoch ms. */
export function useMomentWords(): (name: QueueName, at: number, now: number) => string {
  const t = useTranslations("attention.moment");
  const locale = useLocale();
  return (name, at, now) => {
    const span = spanWords(now - at, locale);
    if (name === "late") return t("late", { span });
    if (QUEUES[name].pressing === "waiting") return t("waits", { span });
    return at > now ? t("in", { span }) : t("ago", { span });
  };
}
