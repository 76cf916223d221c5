"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { postJson } from "@/lib/http/fetch-json";
import type { AssociatedItem } from "@/lib/jobs/job";
import type { LookupResult } from "@/lib/jobs/lookup/lookup-result";
import { chunksOf, IDS_A_REQUEST } from "@/lib/jobs/lookup/sort-ids";
import type { ScheduleAnswer } from "@/lib/schedule/schedule";
import { visitsOf } from "./visit/clash-partners";

/** What the jobs of a schedule are about, by service job id; a job that is missing could not be read. */
export type Goods = ReadonlyMap<string, readonly AssociatedItem[]>;

export const NO_GOODS: Goods = new Map();
const FRESH_MS = 60_000;

/**
 * Prints a schedule as soon as it is on the screen, and with it the goods, which no index keeps: they are read
 * for the print, one call for twenty jobs. A print without them is still one, and says so.
 * @param shown address of the schedule whose visits are there; null while they are on their way
 */
export function useRunSheets(
  shown: string | null,
  answer: Pick<ScheduleAnswer, "lanes"> | null,
  marketplace: string | null,
) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<string | null>(null);
  const [read, setRead] = useState<{ address: string; goods: Goods } | null>(null);
  const isDue = asked !== null && asked === shown && answer !== null;

  // The outside systems are the server and the printer.
  useEffect(() => {
    if (!isDue || asked === null) return;
    let left = false;
    const ids = idsOf(answer);
    const reading = client.fetchQuery({
      queryKey: ["run-sheet-goods", marketplace, ids],
      queryFn: () => readGoods(ids, marketplace),
      staleTime: FRESH_MS,
      retry: false,
    });
    void reading
      .catch(() => NO_GOODS)
      .then((goods) => {
        if (!left) setRead({ address: asked, goods });
      });
    return () => {
      left = true;
    };
  }, [isDue, asked, answer, marketplace, client]);

  // They are on the page by then.
  useEffect(() => {
    if (asked === null || read?.address !== asked) return;
    setAsked(null);
    window.print();
  }, [asked, read]);

  // Whoever comes back to the day waits for no sheets.
  if (read !== null && asked === null && shown !== null && shown !== read.address) setRead(null);

  return {
    /** Null where no sheets were asked for. */
    goods: read !== null && read.address === shown ? read.goods : null,
    preparing: asked !== null,
    /** Asks for the print of an address. */
    print(address: string) {
      setRead(null);
      setAsked(address);
    },
  };
}

/** The ids by which the jobs are asked for: by their orders, of which twenty are one call. */
function idsOf({ lanes }: Pick<ScheduleAnswer, "lanes">): string[] {
  const ids = visitsOf(lanes).map(({ orderId, serviceJobId }) => orderId ?? serviceJobId);
  return [...new Set(ids)].toSorted();
}

/** @throws ProblemError where nothing could be read */
async function readGoods(ids: readonly string[], marketplace: string | null): Promise<Goods> {
  const goods = new Map<string, readonly AssociatedItem[]>();
  for (const part of chunksOf(ids, IDS_A_REQUEST)) {
    const { found } = await postJson<LookupResult>("/api/jobs/lookup", { ids: part, marketplace });
    for (const { job } of found) goods.set(job.serviceJobId, job.associatedItems ?? []);
  }
  return goods;
}
