"use client";

import { useMessages } from "next-intl";

/** The plain name of a parameter of the address; one that is not known is shown as it came. */
export function useParameterName(): (parameter: string) => string {
  const names: Record<string, string> = useMessages().filters.jobs.name;
  return (parameter) =>
    (Object.hasOwn(names, parameter) ? names[parameter] : undefined) ?? parameter;
}
