"use client";
import { useQuery } from "@tanstack/react-query";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { FilterBarContext } from "@/components/jobs-list/filter-bar/filter-bar-context";
import { useParameterName } from "@/components/shared/problem/problem-list";
import type { UpdateSearch } from "@/components/shared/update-search";
import { cn } from "@/components/ui/cn";
import { ProgressBar } from "@/components/ui/progress";
import type { IndexReport } from "@/lib/jobs/job-index";
import { indexQuery } from "@/lib/search/facets-query";
import { indexOnlyParameters, liveOnlyParameters } from "@/lib/search/index-only";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { formatAsOf, formatDay } from "@/lib/time/format";
import { indexStatement, type Part } from "./index-statement";

export interface IndexLineProps {
  /** The search without a job. */
  search: JobsSearch;
  update: UpdateSearch;
  refresh: () => void;
  context: FilterBarContext;
}

/** Its progress is watched; that it is well is known with every answer. */
const FILLING_MS = 5_000;
const TROUBLE_MS = 30_000;

function pollInterval(report: IndexReport | undefined): number | false {
  if (report === undefined || report.state === "filling") return FILLING_MS;
  return report.state === "ready" ? false : TROUBLE_MS;
}

/** What the list rests on, in one line, with the way to the other list. */
export function IndexLine({ search, update, refresh, context }: IndexLineProps) {
  const t = useTranslations("index");
  const { index } = context;
  const trouble = index.info?.state !== "ready";
  useQuery({
    ...indexQuery(),
    enabled: trouble,
    refetchInterval: ({ state }) => pollInterval(state.data),
    refetchIntervalInBackground: false,
  });
  const wordsOf = usePartWords(context);
  const { list } = useFormatter();
  const nameOf = useParameterName();
  const dropped = indexOnlyParameters(search);
  const statement = indexStatement({
    ...index,
    liveView: search.source === "live",
    liveOnly: liveOnlyParameters(search).filter((name) => name !== "source"),
    anyTime: search.created?.kind === "preset" && search.created.preset === "any",
  });
  if (statement === null) return null;
  const { tone, parts, progress, way } = statement;
  const warns = tone === "warn";
  const words = parts.map(wordsOf).join(" · ");
  return (
    <section
      aria-label={t("label")}
      className={cn(
        "flex min-w-0 items-center gap-x-1.5 text-xs/5 whitespace-nowrap tabular-nums",
        warns ? "text-action" : "text-muted",
      )}
    >
      {warns ? <TriangleAlert aria-hidden className="size-3.5 shrink-0" /> : null}
      <p title={words} className="truncate">
        {words}
      </p>
      {progress === null ? null : (
        <ProgressBar value={progress} label={t("filling")} place="inline" />
      )}
      {way === null ? null : (
        <button
          type="button"
          data-chrome=""
          onClick={() => {
            if (way === "refresh") refresh();
            else update({ source: way === "live" ? "live" : null });
          }}
          className="min-h-6 shrink-0 rounded-sm px-1 font-medium text-accent-fg hover:bg-hover hover:underline"
        >
          {way === "live" && dropped.length > 0
            ? t("way.liveWithout", { names: list(dropped.map(nameOf)) })
            : t(`way.${way}`)}
        </button>
      )}
    </section>
  );
}

/** Says one part of the state. */
function usePartWords({ zone, now }: FilterBarContext): (part: Part) => string {
  const t = useTranslations("index");
  const nameOf = useParameterName();
  const locale = useLocale();
  const { list, number } = useFormatter();
  return (part) => {
    switch (part.kind) {
      case "asOf":
        return t("asOf", { time: formatAsOf(Date.parse(part.at), { locale, zone, now }) });
      case "verified":
        return t("verified", { have: part.have, said: part.said });
      case "since": {
        const day = formatDay(Date.parse(part.at), { locale, zone, now });
        if (part.share === null) return t("since", { day });
        const share = number(Math.floor(part.share * 100) / 100, { style: "percent" });
        return t("sinceShare", { day, share });
      }
      case "closedSince":
        return t("closedSince", { day: formatDay(Date.parse(part.at), { locale, zone, now }) });
      case "behind":
      case "stopped":
        return part.reason === null
          ? t(part.kind)
          : t(`${part.kind}Why`, { reason: t(`reason.${part.reason}`) });
      case "live":
        return t(`live.${part.why}`);
      case "onlyAmazon":
        return t("live.onlyAmazon", { names: list(part.parameters.map(nameOf)) });
      default:
        return t(part.kind);
    }
  };
}
