"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useId, useMemo } from "react";
import { firstLayout } from "@/components/data-table/column-layout";
import { DataTable } from "@/components/data-table/data-table";
import type { DataColumn } from "@/components/data-table/table";
import { StatusBadge } from "@/components/shared/job/badges";
import {
  AppointmentCell,
  jobHref,
  ServiceCell,
  StoreCell,
  TextCell,
} from "@/components/shared/job/job-cells";
import { ClockProvider } from "@/components/shared/time/site-time";
import { useNow } from "@/components/shared/time/use-now";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy/copy-button";
import { LinkButton } from "@/components/ui/link-button";
import type { LookupFound, LookupKind } from "@/lib/jobs/lookup/lookup-result";
import { ordersOf } from "@/lib/jobs/lookup/lookup-result";
import { chunksOf, IDS_A_CALL } from "@/lib/jobs/lookup/sort-ids";
import { emptySearch, hrefFor } from "@/lib/search/jobs-search";
import { CopyIds } from "./copy-ids";

interface FoundTableProps {
  found: readonly LookupFound[];
  marketplace: string | null;
  /** Epoch ms. */
  renderedAt: number;
}

/** The jobs that were found, with the way to see them as a list. */
export function FoundSection({ found, marketplace, renderedAt }: FoundTableProps) {
  const t = useTranslations("lookup");
  const id = useId();
  const ids = [...new Set(found.map((one) => one.id))];
  const jobs = new Set(found.map(({ job }) => job.serviceJobId)).size;
  return (
    <section aria-labelledby={id}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 id={id} className="text-base font-semibold">
          {t("found.title")}
        </h2>
        <Badge>{ids.length}</Badge>
        {jobs === ids.length ? null : (
          <span className="text-sm text-muted">{t("found.jobs", { jobs })}</span>
        )}
        {ids.length > 0 ? (
          <div className="ml-auto flex flex-wrap items-center gap-2">
            <OpenAsList orders={ordersOf(found)} marketplace={marketplace} />
            <CopyIds ids={ids} label={t("copyAllLabel", { title: t("found.title") })} />
          </div>
        ) : null}
      </div>
      {ids.length === 0 ? (
        <p className="mt-1 text-sm text-muted">{t("found.none")}</p>
      ) : (
        <div className="mt-2 overflow-hidden rounded-lg border border-line bg-surface">
          <FoundTable found={found} marketplace={marketplace} renderedAt={renderedAt} />
        </div>
      )}
    </section>
  );
}

/** Amazon takes 20 orders a question, so more than that need several lists. */
function OpenAsList({ orders, marketplace }: { orders: string[]; marketplace: string | null }) {
  const t = useTranslations("lookup.found");
  const lists = chunksOf(orders, IDS_A_CALL);
  const hrefOf = (order: string[]) => hrefFor({ ...emptySearch(), marketplace, order });
  const [only, ...others] = lists;
  if (only === undefined) return null;
  if (others.length === 0) {
    return (
      <LinkButton size="sm" href={hrefOf(only)} prefetch={false}>
        {t("open")}
      </LinkButton>
    );
  }
  return (
    <>
      <span className="text-sm text-muted">{t("openParts", { limit: IDS_A_CALL })}</span>
      {lists.map((list, index) => {
        const from = index * IDS_A_CALL + 1;
        const span = { from, to: from + list.length - 1 };
        return (
          <LinkButton
            key={from}
            size="sm"
            href={hrefOf(list)}
            prefetch={false}
            aria-label={t("partLabel", span)}
            className="tabular-nums"
          >
            {t("part", span)}
          </LinkButton>
        );
      })}
    </>
  );
}

/** A find and the address of its job; null where Amazon gave the job no id. */
type FoundRow = LookupFound & { href: string | null };

const IDS = ["id", "kind", "status", "service", "appointment", "city", "store", "order"] as const;

type FoundColumnId = (typeof IDS)[number];

const COLUMNS: Record<FoundColumnId, Omit<DataColumn<FoundRow>, "id">> = {
  id: { size: 188, card: "lead", cell: (row) => <FoundIdCell row={row} /> },
  kind: { size: 140, card: "inline", cell: ({ kind }) => <KindCell kind={kind} /> },
  status: {
    size: 148,
    card: "aside",
    cell: ({ job }) => <StatusBadge status={job.serviceJobStatus} />,
  },
  service: {
    size: 280,
    min: 170,
    max: 420,
    card: "main",
    cell: ({ job }) => <ServiceCell job={job} />,
  },
  appointment: {
    size: 224,
    card: "main",
    cell: ({ job }) => <AppointmentCell job={job} />,
  },
  city: {
    size: 124,
    min: 104,
    max: 200,
    card: "inline",
    cell: ({ job }) => <TextCell text={job.serviceLocation?.address?.city} />,
  },
  store: { size: 128, card: "inline", cell: ({ job }) => <StoreCell job={job} /> },
  order: {
    size: 176,
    // Nothing new where the order is what was asked for.
    cell: ({ kind, job }) =>
      kind === "order" ? null : <TextCell text={job.serviceOrderId} mono />,
  },
};

const foundColumns = IDS.map((id) => ({ ...COLUMNS[id], id }));

const foundLayout = firstLayout(IDS.map((id) => ({ id, visible: true, fixed: id === "id" })));

function isFoundColumn(id: string): id is FoundColumnId {
  return IDS.some((known) => known === id);
}

const unsorted = () => undefined;

function FoundTable({ found, marketplace, renderedAt }: FoundTableProps) {
  const t = useTranslations("lookup.found");
  const locale = useLocale();
  const router = useRouter();
  const now = useNow(renderedAt);
  const rows = useMemo(
    () =>
      found.map((one): FoundRow => {
        const { serviceJobId } = one.job;
        return { ...one, href: serviceJobId ? jobHref(serviceJobId, marketplace) : null };
      }),
    [found, marketplace],
  );
  return (
    <ClockProvider locale={locale} now={now}>
      <DataTable
        className="[--table-max-height:none]"
        columns={foundColumns}
        columnLabel={(id) => (isFoundColumn(id) ? t(`column.${id}`) : id)}
        rows={rows}
        getRowId={rowId}
        caption={t("caption")}
        layout={foundLayout}
        sort={null}
        onSort={unsorted}
        onOpenRow={({ href }) => (href === null ? undefined : router.push(href))}
        pageSize={rows.length}
      />
    </ClockProvider>
  );
}

/** An id can lead to several jobs, and a job stand under several ids. */
function rowId({ id, job }: FoundRow, index: number): string {
  return `${id} ${job.serviceJobId || index}`;
}

function KindCell({ kind }: { kind: LookupKind }) {
  const t = useTranslations("lookup.kind");
  return <span className="block truncate">{t(kind)}</span>;
}

/** The id as it was asked; the way to its job. */
function FoundIdCell({ row: { id, href } }: { row: FoundRow }) {
  const t = useTranslations("lookup");
  return (
    <span className="-mr-2.5 flex min-w-0 items-center gap-0.5 max-sm:mr-0">
      {href === null ? (
        <span className="id-text truncate">{id}</span>
      ) : (
        <Link
          href={href}
          prefetch={false}
          title={id}
          className="id-text inline-block truncate rounded-sm py-0.5 font-medium text-fg hover:text-accent-fg hover:underline max-sm:py-1"
        >
          {id}
        </Link>
      )}
      <CopyButton
        text={id}
        label={t("copyId", { id })}
        className="size-6! opacity-0 group-hover/row:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100 [&_svg]:size-3.5! print:hidden"
      />
    </span>
  );
}
