"use client";

import type { JobPage } from "@/lib/jobs/job";
import { changesKey, changesQuestion } from "@/lib/search/change-poll";
import type { JobsSearch } from "@/lib/search/search-params";
import { ChangeRadar } from "./change-radar";

export interface ListRadarProps {
  search: JobsSearch;
  /** Null while the rows answer no question, or another one. */
  page: JobPage | null;
  zone: string;
  /** Epoch ms. */
  now: number;
  onShow: () => void;
}

/** A radar for each list that something new can join. */
export function ListRadar({ search, page, zone, now, onShow }: ListRadarProps) {
  const question = page && changesQuestion(search, { asOf: page.asOf, zone, now });
  if (!question) return null;
  return (
    <ChangeRadar
      key={changesKey(question)}
      question={question}
      since={Date.parse(page.asOf)}
      zone={zone}
      now={now}
      onShow={onShow}
    />
  );
}
