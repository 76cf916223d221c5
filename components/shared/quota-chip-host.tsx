"use client";
import { IdlePart, lazyCode } from "@/components/ui/lazy-code";

const chip = lazyCode(() => import("./quota-chip").then((module) => module.QuotaChip));

/** The quota: there is nothing to show before it is asked. */
export function QuotaChipHost() {
  return <IdlePart code={chip} props={{}} />;
}
