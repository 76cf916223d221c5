"use client";
import { useEffect } from "react";
import { LazyPart, lazyCode, whenIdle } from "@/components/ui/lazy-code";

const chip = lazyCode(() => import("./quota-chip").then((module) => module.QuotaChip));

/** The quota, whose code comes when the page is idle: there is nothing to show before it is asked. */
export function QuotaChipHost() {
  // The outside system is the network.
  useEffect(() => whenIdle(chip.load), []);
  return <LazyPart code={chip} props={{}} />;
}
