"use client";

import { useEffect } from "react";
import { LazyPart, lazyCode, whenIdle } from "@/components/ui/lazy-code";
import type { ListRadarProps } from "./list-radar";

const listRadar = lazyCode(() => import("./list-radar").then((module) => module.ListRadar));

/** The radar, whose code comes when the page has nothing better to do: it asks a minute later at the earliest. */
export function RadarHost(props: ListRadarProps) {
  // The outside system is the network.
  useEffect(() => whenIdle(listRadar.load), []);
  return <LazyPart code={listRadar} props={props} />;
}
