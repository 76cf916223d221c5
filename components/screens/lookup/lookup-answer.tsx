"use client";

import Link2 from "lucide-react/icons/link-2";
import TableIcon from "lucide-react/icons/table";
import { useTranslations } from "next-intl";
import { useCallback, useId, useMemo, useState } from "react";
import { shownColumns } from "@/components/data-table/column-layout";
import { ColumnsMenu } from "@/components/data-table/columns-menu";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { JobDrawer } from "@/components/job/drawer/job-drawer";
import { useColumnLabel } from "@/components/jobs-list/table/columns-menu";
import type { LookupState } from "@/components/lookup/use-lookup";
import { useRememberList } from "@/components/screens/remember-list";
import { useShortcuts } from "@/components/shared/hot-keys";
import { focusRow, type StepDirection } from "@/components/shared/row-focus";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy/copy-text";
import { LinkButton } from "@/components/ui/link-button";
import { toast } from "@/components/ui/toast/toast";
import { keepLookupList } from "@/lib/jobs/lookup/lookup-list";
import { ordersOf } from "@/lib/jobs/lookup/lookup-result";
import { type LookupSort, lookupRows, sortedRows } from "@/lib/jobs/lookup/lookup-rows";
import { readIds } from "@/lib/jobs/lookup/read-ids";
import { IDS_A_CALL, sortIds } from "@/lib/jobs/lookup/sort-ids";
import { emptySearch, hrefFor } from "@/lib/search/jobs-search";
import { LookupTable, lookupLayoutColumns } from "./lookup-table";
import { useAddressParam } from "./use-address-param";
import { useLookupFile } from "./use-lookup-file";

interface LookupAnswerProps {
  asked: { text: string; marketplace: string | null };
  lookup: LookupState;
  columns: ColumnLayoutState;
  /** The ids are kept under this id now. */
  onList: (id: string) => void;
  locale: string;
  /** Epoch ms. */
  now: number;
}

/** The pasted column as a table of jobs, what can be done with it, and the job that is open. */
export function LookupAnswer({ asked, lookup, columns, onList, locale, now }: LookupAnswerProps) {
  const t = useTranslations("lookup");
  const heading = useId();
  const jobLabel = useColumnLabel();
  const [job, setJob] = useAddressParam("job");
  const [sort, setSort] = useState<LookupSort | null>(null);
  const { found, missing, failed, running } = lookup;
  const pasted = useMemo(() => readIds(asked.text), [asked.text]);
  const rows = useMemo(
    () => lookupRows(pasted, { found, missing, failed }),
    [pasted, found, missing, failed],
  );
  const shown = useMemo(
    () => (sort === null ? rows : sortedRows(rows, sort, locale)),
    [rows, sort, locale],
  );
  const ids = useMemo(
    () => [...new Set(shown.flatMap((row) => row.job.serviceJobId || []))],
    [shown],
  );
  const labelOf = (id: string) => (id === "asked" ? t("found.asked") : jobLabel(id));
  const file = useLookupFile(shown, shownColumns(columns.layout));
  const open = useCallback((id: string) => setJob(id), [setJob]);
  const index = job === null ? -1 : ids.indexOf(job);
  const neighbour = (direction: StepDirection) => (index < 0 ? undefined : ids[index + direction]);
  function step(direction: StepDirection) {
    if (job === null) return focusRow(direction);
    const next = neighbour(direction);
    if (next) setJob(next, "replace");
  }
  useRememberList(ids.length > 0 ? { ids } : null);
  useShortcuts({ j: () => step(1), k: () => step(-1) });

  async function share() {
    try {
      const list = await keepLookupList(sortIds(pasted).ids, asked.marketplace);
      onList(list.id);
      const link = new URL(`/lookup?list=${list.id}`, window.location.href).href;
      if (await copyText(link)) toast({ kind: "success", title: t("list.copied") });
      else toast({ kind: "info", title: t("list.inAddress") });
    } catch {
      toast({ kind: "error", title: t("list.failed"), text: t("list.failedText") });
    }
  }

  const askedFound = new Set(found.map(({ id }) => id)).size;
  return (
    <section aria-labelledby={heading}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 id={heading} className="text-base font-semibold">
          {t("found.title")}
        </h2>
        <Badge>{askedFound}</Badge>
        {ids.length === askedFound ? null : (
          <span className="text-sm text-muted">{t("found.jobs", { jobs: ids.length })}</span>
        )}
        {sort === null ? null : (
          <Button size="sm" variant="ghost" onClick={() => setSort(null)}>
            {t("found.pastedOrder")}
          </Button>
        )}
        <div data-chrome="" className="ml-auto flex flex-wrap items-center gap-2">
          <OpenAsList orders={ordersOf(found)} marketplace={asked.marketplace} />
          <Button size="sm" onClick={() => void share()}>
            <Link2 aria-hidden />
            {t("list.copy")}
          </Button>
          {ids.length > 0 ? (
            <>
              <Button size="sm" onClick={() => void file.copy()}>
                <TableIcon aria-hidden />
                {t("found.copyTable")}
              </Button>
              {file.menu}
              <div className="max-sm:hidden">
                <ColumnsMenu {...columns} columns={lookupLayoutColumns} columnLabel={labelOf} />
              </div>
            </>
          ) : null}
        </div>
      </div>
      {ids.length === 0 && !running && failed.length === 0 ? (
        <p className="mt-1 text-sm text-muted">{t("found.none")}</p>
      ) : null}
      <div className="mt-2 overflow-hidden rounded-lg border border-line bg-surface">
        <LookupTable
          rows={shown}
          marketplace={asked.marketplace}
          columns={columns}
          sort={sort}
          onSort={setSort}
          selectedId={job}
          onOpen={open}
          now={now}
        />
      </div>
      <JobDrawer
        jobId={job}
        marketplace={asked.marketplace}
        initialJob={found.find((one) => one.job.serviceJobId === job)?.job}
        onClose={() => setJob(null)}
        onStep={step}
        steps={{
          previous: neighbour(-1) !== undefined,
          next: neighbour(1) !== undefined,
          waiting: null,
        }}
        position={index < 0 ? undefined : { index: index + 1, total: ids.length }}
        locale={locale}
        now={now}
      />
    </section>
  );
}

interface OpenAsListProps {
  orders: string[];
  marketplace: string | null;
}

/** The orders as a list that follows what becomes of them. A list takes no more than Amazon does. */
function OpenAsList({ orders, marketplace }: OpenAsListProps) {
  const t = useTranslations("lookup.found");
  if (orders.length === 0 || orders.length > IDS_A_CALL) return null;
  return (
    <LinkButton
      size="sm"
      href={hrefFor({ ...emptySearch(), marketplace, order: orders })}
      prefetch={false}
    >
      {t("open")}
    </LinkButton>
  );
}
