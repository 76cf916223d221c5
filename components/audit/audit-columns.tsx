"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { createContext, use } from "react";
import { firstLayout } from "@/components/data-table/column-layout";
import type { DataColumn } from "@/components/data-table/table";
import { jobHref } from "@/components/shared/job/job-cells";
import { useMay } from "@/components/shared/permissions";
import { useClock } from "@/components/shared/time/site-time";
import { PAGES } from "@/lib/access/pages";
import { isRole } from "@/lib/access/permissions";
import type { AuditRecord } from "@/lib/audit/audit-record";
import { sessionsHref } from "@/lib/sessions/search-params";
import { formatExact } from "@/lib/time/format";
import { ActionBadge } from "./action-badge";
import { listHref, useDetailWords } from "./detail-words";

/** The zone in which the times of the list are written. */
export const AuditZone = createContext("UTC");

function useAuditZone(): string {
  return use(AuditZone);
}

const IDS = ["at", "action", "person", "job", "details"] as const;

type AuditColumnId = (typeof IDS)[number];

const COLUMNS: Record<AuditColumnId, Omit<DataColumn<AuditRecord>, "id">> = {
  at: {
    meta: { size: 214, card: "main" },
    cell: ({ row }) => <TimeCell at={row.original.at} />,
  },
  action: {
    meta: { size: 190, card: "lead" },
    cell: ({ row }) => <ActionBadge action={row.original.action} />,
  },
  person: {
    meta: { size: 220, min: 160, card: "main" },
    cell: ({ row }) => <PersonCell record={row.original} />,
  },
  job: {
    meta: { size: 160, card: "aside" },
    cell: ({ row }) => <JobCell record={row.original} />,
  },
  details: {
    meta: { size: 420, min: 280, card: "main" },
    cell: ({ row }) => <DetailsCell record={row.original} />,
  },
};

export const auditColumns = IDS.map((id) => ({ ...COLUMNS[id], id }));

export const auditLayout = firstLayout(IDS.map((id) => ({ id, visible: true })));

export function isAuditColumn(id: string): id is AuditColumnId {
  return IDS.some((known) => known === id);
}

/** The moment to the second, with its zone. */
function TimeCell({ at }: { at: string }) {
  const { locale, now } = useClock();
  const zone = useAuditZone();
  return (
    <time dateTime={at} className="tabular-nums">
      {formatExact(Date.parse(at), { locale, zone, now })}
    </time>
  );
}

/** Who it was, and as what; the dashboard itself for its settings. */
function PersonCell({ record }: { record: AuditRecord }) {
  const t = useTranslations("audit");
  const tRole = useTranslations("layout.user.role");
  const maySee = useMay(PAGES["/sessions/all"]);
  const { userName, userId, role, action } = record;
  const name = userName ?? userId;
  if (name === null) {
    return (
      <span className="text-muted">{action === "settings" ? t("nobody") : t("stranger")}</span>
    );
  }
  return (
    <span className="block min-w-0 py-1 leading-4.5 max-sm:py-0">
      {userId !== null && maySee ? (
        <Link
          href={sessionsHref(name)}
          prefetch={false}
          dir="auto"
          title={t("openSessions")}
          className="block w-fit underline decoration-line-strong underline-offset-3 wrap-anywhere hover:decoration-current"
        >
          {name}
        </Link>
      ) : (
        <span dir="auto" className="block wrap-anywhere">
          {name}
        </span>
      )}
      {role === null ? null : (
        <span className="block text-xs text-muted">{isRole(role) ? tRole(role) : role}</span>
      )}
    </span>
  );
}

function JobCell({ record: { jobId, details } }: { record: AuditRecord }) {
  const t = useTranslations("audit");
  if (jobId === null) return null;
  const { marketplace } = details;
  const href = jobHref(jobId, typeof marketplace === "string" && marketplace ? marketplace : null);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={t("openJob", { id: jobId })}
      className="id-text inline-flex min-h-6 items-center text-accent-fg underline-offset-2 wrap-anywhere hover:underline"
    >
      {jobId}
    </Link>
  );
}

/** Why, and what else the record says; all of it, however long. */
function DetailsCell({ record }: { record: AuditRecord }) {
  const t = useTranslations("audit");
  const wordsOf = useDetailWords();
  const { reason, details } = record;
  const words = wordsOf(details).join(" · ");
  const list = listHref(details);
  if (reason === null && words === "" && list === null) return null;
  return (
    <div className="py-2 leading-4.5 wrap-anywhere max-sm:py-0">
      {reason === null ? null : <p dir="auto">{t("reason", { reason })}</p>}
      <p className="text-muted">
        {words}
        {list === null ? null : (
          <>
            {" · "}
            <Link
              href={list}
              prefetch={false}
              className="text-accent-fg underline underline-offset-2"
            >
              {t("detail.list")}
            </Link>
          </>
        )}
      </p>
    </div>
  );
}
