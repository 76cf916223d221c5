"use client";
import { useTranslations } from "next-intl";
import { BulkButton } from "@/components/actions/bulk/bulk-button";
import type { UpdateSearch } from "@/components/shared/update-search";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy/copy-text";
import { toast } from "@/components/ui/toast/toast";
import { type JobsSearch, withoutFilters } from "@/lib/search/jobs-search";
import type { SelectionState } from "./use-selection";

export interface SelectionBarProps extends SelectionState {
  /** The search without a job. */
  search: JobsSearch;
  update: UpdateSearch;
  /** How many jobs the list finds; null while that is not known. */
  total: number | null;
  /** As many orders can be asked for at once. */
  limit: number;
  onExport: (search: JobsSearch, total: number | null) => void;
  locale: string;
  /** Epoch ms. */
  now: number;
}

/** How many rows are chosen, and what can be done with them. It stands where the page's span does. */
export function SelectionBar(props: SelectionBarProps) {
  const { selection, search, update, total, limit, clear, chooseEverything, onExport } = props;
  const { locale, now } = props;
  const t = useTranslations("jobs.selection");
  const { chosen, everything } = selection;
  const jobs = [...chosen.values()];
  const orders = [
    ...new Set(jobs.map(({ serviceOrderId, serviceJobId }) => serviceOrderId ?? serviceJobId)),
  ];
  const alone: JobsSearch = { ...withoutFilters(search), order: orders };
  const count = everything ? total : chosen.size;
  const fits = orders.length <= limit;

  async function copy() {
    const text = orders.join("\n");
    if (await copyText(text))
      toast({ kind: "success", title: t("copied", { count: orders.length }) });
    else toast({ kind: "error", title: t("copyFailed"), text });
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons grouped under a name are no fieldset.
    <div
      role="group"
      aria-label={t("label")}
      className="flex min-w-0 flex-wrap items-center gap-1.5"
    >
      <span role="status" className="mr-1 font-medium text-fg">
        {count === null ? t("everything") : t("count", { count })}
      </span>
      {!everything && total !== null && total > chosen.size ? (
        <Button size="sm" variant="ghost" onClick={chooseEverything}>
          {t("allMatching", { total })}
        </Button>
      ) : null}
      {everything ? null : (
        <>
          <BulkButton jobs={jobs} locale={locale} now={now} />
          <Button size="sm" onClick={() => void copy()}>
            {t("copy")}
          </Button>
          {fits ? (
            <Button size="sm" onClick={() => update(alone)}>
              {t("open")}
            </Button>
          ) : null}
        </>
      )}
      {everything || fits ? (
        <Button
          size="sm"
          onClick={() => (everything ? onExport(search, total) : onExport(alone, null))}
        >
          {t("export")}
        </Button>
      ) : (
        <span>{t("tooMany", { limit })}</span>
      )}
      <Button size="sm" variant="ghost" onClick={clear}>
        {t("clear")}
      </Button>
    </div>
  );
}
