"use client";
import { useCallback, useMemo } from "react";
import { useAddress } from "@/components/filters/address";
import {
  type CapacitySearch,
  changeCapacityAddress,
  readCapacity,
  withoutStrangeCapacity,
} from "@/lib/schedule/capacity-search";
import type { ReadContext } from "@/lib/url/param";

/** The address as a search for capacity, and the way to change it. There is no other copy of this state. */
export function useCapacitySearch(context: ReadContext) {
  const { query, change } = useAddress();
  const { search, problems } = useMemo(
    () => readCapacity(new URLSearchParams(query), context),
    [query, context],
  );
  const update = useCallback(
    (patch: Partial<CapacitySearch>) =>
      change((params) => changeCapacityAddress(params, patch), "push"),
    [change],
  );
  const remove = useCallback(
    (parameter: string) => change((params) => withoutStrangeCapacity(params, parameter), "push"),
    [change],
  );
  return { search, problems, update, remove };
}
