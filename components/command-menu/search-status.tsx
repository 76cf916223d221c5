"use client";
import { useLocale, useTranslations } from "next-intl";
import { useProblemWords } from "@/components/shared/problem/problem";
import { useOwnZone } from "@/components/shared/time/viewer-zone";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/progress";
import type { Problem } from "@/lib/http/problem";
import { serverNow } from "@/lib/http/server-clock";
import type { IndexInfo } from "@/lib/jobs/job-index";
import { formatAsOf, formatDay } from "@/lib/time/format";
import type { Hits } from "./use-hits";

interface SearchStatusProps {
  /** Null where only commands are listed. */
  hits: Hits | null;
  /** Nothing is listed. */
  empty: boolean;
  /** Enter waits for the answer. */
  waits: boolean;
}

/** Says how much was found, how complete that is, or why nothing could be asked. */
export function SearchStatus({ hits, empty, waits }: SearchStatusProps) {
  const t = useTranslations("commandMenu");
  const wordsOf = useIndexWords();
  const { count = null, index = null, problem = null, awaited = false } = hits ?? {};
  const found = empty || count === null ? [] : [t("hits.found", { count })];
  const nothing = hits?.indexed ? t("hits.nothing") : t("nothing");
  return (
    <div className="flex items-center gap-2 text-xs text-muted">
      <div role="status" className="min-w-0 flex-1 not-empty:px-2 not-empty:pt-2">
        {problem ? <Failure problem={problem} /> : null}
        {empty && !awaited && !problem ? (
          <p className="py-4 text-center text-sm">{nothing}</p>
        ) : null}
        {count === null ? null : <p>{[...found, ...wordsOf(index)].join(" · ")}</p>}
      </div>
      {awaited ? (
        <span className="flex items-center gap-1.5 px-2 pt-2">
          <Spinner />
          <span className={waits || empty ? undefined : "sr-only"}>{t("hits.searching")}</span>
        </span>
      ) : null}
      {problem && hits ? (
        <Button size="sm" onClick={hits.retry} loading={awaited}>
          {t("hits.retry")}
        </Button>
      ) : null}
    </div>
  );
}

function Failure({ problem }: { problem: Problem }) {
  const t = useTranslations("commandMenu.hits");
  const { sentence } = useProblemWords(problem);
  return (
    <p className="text-sm text-exception">
      {t("failed")} {sentence}
    </p>
  );
}

/** What an answer lacks, as the index is: nothing where it is complete. */
function useIndexWords(): (index: IndexInfo | null) => string[] {
  const t = useTranslations("commandMenu.hits");
  const locale = useLocale();
  const zone = useOwnZone();
  return (index) => {
    if (index === null) return [];
    const { state, since, asOf } = index;
    const style = { locale, zone, now: serverNow() };
    if (state === "filling") {
      return [
        since === null ? t("filling") : t("since", { day: formatDay(Date.parse(since), style) }),
      ];
    }
    if (state === "ready" || asOf === null) return [];
    return [t("asOf", { time: formatAsOf(Date.parse(asOf), style) })];
  };
}
