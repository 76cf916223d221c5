"use client";
import { useCallback, useMemo } from "react";
import type { ReadContext } from "@/lib/url/param";
import type { ScreenAddress } from "@/lib/url/screen-address";
import { useAddress } from "./address";
import type { HistoryMode } from "./history";

export type UpdateAddress<Search> = (
  patch: Partial<Search>,
  options?: { history?: HistoryMode },
) => void;

/** The address as the state of its screen, and the way to change it. There is no other copy of it. */
export function useScreenSearch<Search extends object>(
  address: ScreenAddress<Search>,
  context?: ReadContext,
) {
  const { query, change } = useAddress();
  const { search, problems } = useMemo(
    () => address.read(new URLSearchParams(query), context),
    [address, query, context],
  );
  const update = useCallback<UpdateAddress<Search>>(
    (patch, { history = "push" } = {}) =>
      change((params) => address.change(params, patch), history),
    [address, change],
  );
  const remove = useCallback(
    (parameter: string) => change((params) => address.without(params, parameter), "push"),
    [address, change],
  );
  return { search, problems, update, remove };
}

/** The same object for as long as its address is the same, so that what it does not say draws nothing anew. */
export function useSameSearch<Search>(search: Search, href: string): Search {
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal words are an equal search.
  return useMemo(() => search, [href]);
}
