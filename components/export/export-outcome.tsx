"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AmazonSays, RequestId, useProblemWords } from "@/components/shared/problem/problem";
import { useListWords } from "@/components/ui/use-list-words";
import type { MissingPart, Unwritten } from "@/lib/jobs/export-records";
import { formatDateTime } from "@/lib/time/format";
import type { ExportState } from "./export-state";

type Of<Kind extends ExportState["kind"]> = Extract<ExportState, { kind: Kind }>;

export function CompleteExport({ state }: { state: Of<"complete"> }) {
  const t = useTranslations("export");
  const { rows, total, fileName } = state;
  return (
    <Outcome
      icon={<CircleCheck aria-hidden className="text-done" />}
      title={total === null ? t("completeUnknown", { rows }) : t("complete", { rows, total })}
    >
      <p className="break-words">{t("saved", { name: fileName })}</p>
    </Outcome>
  );
}

export function RefusedExport({ state: { problem, rows } }: { state: Of<"refused"> }) {
  const t = useTranslations("export");
  const { sentence } = useProblemWords(problem);
  return (
    <Outcome
      icon={<CircleX aria-hidden className="text-exception" />}
      title={rows > 0 ? t("refusedMidway", { rows }) : t("refused")}
    >
      <p>{sentence}</p>
      <AmazonSays words={problem.upstreamMessage} />
      <RequestId id={problem.requestId} />
    </Outcome>
  );
}

export function IncompleteExport({ state }: { state: Of<"incomplete"> }) {
  const t = useTranslations("export");
  const reasonWords = useReasonWords();
  const { rows, total, shortfall, fileName, order } = state;
  return (
    <Outcome
      icon={<TriangleAlert aria-hidden className="text-action" />}
      title={total === null ? t("incompleteUnknown", { rows }) : t("incomplete", { rows, total })}
    >
      <p>{reasonWords(shortfall.reason)}</p>
      {shortfall.missing.length === 0 ? null : (
        <ul className="grid gap-1">
          {shortfall.missing.map((part) => (
            <li key={`${part.from} ${part.to}`}>
              <Missing part={part} zone={order.zone} />
            </li>
          ))}
        </ul>
      )}
      {shortfall.unwritten ? <UnwrittenJobs {...shortfall.unwritten} /> : null}
      {shortfall.resume === null && shortfall.reason !== "unwritten" ? (
        <p>{t("cannotResume")}</p>
      ) : null}
      {fileName === null ? null : (
        <p className="break-words">{t("savedPart", { name: fileName })}</p>
      )}
    </Outcome>
  );
}

function Missing({ part, zone }: { part: MissingPart; zone: string }) {
  const t = useTranslations("export");
  const locale = useLocale();
  const { from, to, jobs, requestId } = part;
  const write = (at: string) => formatDateTime(Date.parse(at), { locale, zone });
  const count = jobs ?? 0;
  const between = from !== null && to !== null;
  return (
    <>
      {between ? t("missingBetween", { count, from: write(from), to: write(to) }) : null}
      {!between && count > 0 ? t("missing", { count }) : null}
      <RequestId id={requestId ?? undefined} />
    </>
  );
}

function UnwrittenJobs({ count, ids }: Unwritten) {
  const t = useTranslations("export");
  const listWords = useListWords();
  const named = listWords(ids);
  return (
    <p className="break-words">
      {count > ids.length
        ? t("unwrittenMore", { count, ids: named })
        : t("unwritten", { ids: named })}
    </p>
  );
}

function Outcome({
  icon,
  title,
  children,
}: {
  icon: ReactNode;
  title: string;
  children: ReactNode;
}) {
  return (
    <div className="flex items-start gap-2.5 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {icon}
      <div className="grid min-w-0 flex-1 gap-1.5 text-muted">
        <p className="font-medium text-fg tabular-nums">{title}</p>
        {children}
      </div>
    </div>
  );
}

const REASONS = [
  "rejected",
  "access",
  "credentials",
  "not_found",
  "throttled",
  "unavailable",
  "proxy",
  "timeout",
  "invalid_answer",
  "count_differs",
  "stopped",
  "left",
  "connection",
  "disk",
  "unreadable",
  "rows_differ",
  "moved",
  "unwritten",
  "internal",
] as const;

/** Why a file is not whole, in words; a reason that nobody has heard of yet is shown as it came. */
function useReasonWords(): (reason: string) => string {
  const t = useTranslations("export.reason");
  return (reason) => {
    const known = REASONS.find((one) => one === reason);
    return known === undefined ? reason : t(known);
  };
}
