"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { UpdateSearch } from "@/components/shared/update-search";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { heldList, type PastList } from "@/lib/search/past-list";
import { formatDateTime } from "@/lib/time/format";

interface FrozenListNoticeProps {
  frozen: PastList;
  search: JobsSearch;
  update: UpdateSearch;
  zone: string;
  /** Epoch ms. */
  now: number;
}

/** Says that an old address shows an old list, and offers to keep it so or to let it go. */
export function FrozenListNotice({ frozen, search, update, zone, now }: FrozenListNoticeProps) {
  const t = useTranslations("jobs.states.frozen");
  const nameOf = useTranslations("filters.jobs.name");
  const presetOf = useTranslations("filters.preset");
  const { list } = useFormatter();
  const locale = useLocale();
  const ranges = frozen.moved.map(({ parameter, preset }) =>
    t("range", { name: nameOf(parameter), range: presetOf(preset) }),
  );
  return (
    <Banner
      kind="info"
      title={t("title", { asOf: formatDateTime(frozen.at, { locale, zone, now }) })}
      action={
        <>
          <Button size="sm" onClick={() => update(heldList(search, zone, frozen.at))}>
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
