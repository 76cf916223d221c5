"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { heldList, type PastList } from "@/lib/search/past-list";
import type { JobsSearch } from "@/lib/search/search-params";
import { formatDateTime } from "@/lib/time/format";
import type { UpdateSearch } from "./use-jobs-search";

export interface PastListNoticeProps {
  past: PastList | null;
  search: JobsSearch;
  update: UpdateSearch;
  zone: string;
  /** Epoch ms. */
  now: number;
}

/** Says that an old address shows an old list, and offers to keep it so or to let it go. */
export function PastListNotice({ past, search, update, zone, now }: PastListNoticeProps) {
  const t = useTranslations("jobs.states.past");
  const nameOf = useTranslations("filters.jobs.name");
  const presetOf = useTranslations("filters.preset");
  const { list } = useFormatter();
  const locale = useLocale();
  if (past === null) return null;
  const ranges = past.moved.map(({ parameter, preset }) =>
    t("range", { name: nameOf(parameter), range: presetOf(preset) }),
  );
  return (
    <Banner
      kind="info"
      title={t("title", { asOf: formatDateTime(past.at, { locale, zone, now }) })}
      action={
        <>
          <Button size="sm" onClick={() => update(heldList(search, zone, past.at))}>
            {t("then")}
          </Button>
          <Button size="sm" onClick={() => update({ asOf: null, page: 1 })}>
            {t("now")}
          </Button>
        </>
      }
    >
      {ranges.length > 0 ? t("moved", { ranges: list(ranges) }) : t("ends")}
    </Banner>
  );
}
