"use client";
import DatabaseZap from "lucide-react/icons/database-zap";
import Ghost from "lucide-react/icons/ghost";
import History from "lucide-react/icons/history";
import { useFormatter, useTranslations } from "next-intl";
import { ProblemAction, useProblemWords } from "@/components/shared/problem/problem";
import { useParameterName } from "@/components/shared/problem/problem-list";
import type { UpdateSearch } from "@/components/shared/update-search";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { isProblem, type Problem, problem } from "@/lib/http/problem";
import type { IndexedPage } from "@/lib/jobs/job-index";
import { indexOnlyParameters } from "@/lib/search/index-only";
import { emptySearch, type JobsSearch } from "@/lib/search/jobs-search";

interface RetryProps {
  onRetry: () => void;
  retrying: boolean;
}

interface IndexRowsBannerProps extends RetryProps {
  /** The code of the problem that Amazon's answer was. */
  code: string | undefined;
  /** Of when the index is, as the screen writes times. */
  asOf: string;
}

/** Amazon did not answer: the rows are what the index knows of them. */
export function IndexRowsBanner({ code, asOf, onRetry, retrying }: IndexRowsBannerProps) {
  const t = useTranslations("index.rows");
  const why = problemOfCode(code);
  const { sentence } = useProblemWords(why);
  return (
    <Banner
      kind="warn"
      title={t("title", { time: asOf })}
      action={
        <ProblemAction
          size="sm"
          problem={why}
          retry={t("retry")}
          onRetry={onRetry}
          retrying={retrying}
        />
      }
    >
      <p>{t("text")}</p>
      <p>{sentence}</p>
    </Banner>
  );
}

/** A code as the problem that it stands for; one that is not known is a failure on our side. */
function problemOfCode(code: string | undefined): Problem {
  const candidate = { code, detail: "" };
  return isProblem(candidate)
    ? problem(candidate.code, { detail: "" })
    : problem("internal", { detail: "" });
}

interface IndexUnavailableProps extends RetryProps {
  problem: Problem;
  /** The search without a job. */
  search: JobsSearch;
  update: UpdateSearch;
}

/** Only the index could answer, and it cannot: what it would take to have an answer now. */
export function IndexUnavailable({
  problem: why,
  search,
  update,
  ...retry
}: IndexUnavailableProps) {
  const t = useTranslations("index");
  const { list } = useFormatter();
  const nameOf = useParameterName();
  const parameters = [...new Set((why.errors ?? []).map(({ parameter }) => parameter))];
  const dropped = indexOnlyParameters(search);
  const names = list(parameters.map(nameOf));
  return (
    <div role="alert">
      <EmptyState
        icon={<DatabaseZap className="text-action" />}
        title={t("unavailable.title")}
        text={t("unavailable.text", { names })}
        actions={
          <>
            {parameters.map((parameter) => (
              <Button key={parameter} size="sm" onClick={() => update(without(parameter))}>
                {t("unavailable.remove", { name: nameOf(parameter) })}
              </Button>
            ))}
            <Button size="sm" onClick={() => update({ source: "live" })}>
              {t("way.liveWithout", { names: list(dropped.map(nameOf)) })}
            </Button>
            <Button size="sm" loading={retry.retrying} onClick={retry.onRetry}>
              {t("unavailable.retry")}
            </Button>
          </>
        }
      />
    </div>
  );
}

/** The change that takes parameters away; names that a search does not know are left alone. */
function without(parameter: string): Partial<JobsSearch> {
  return Object.fromEntries(Object.entries(emptySearch()).filter(([name]) => name === parameter));
}

export interface RowNoteProps {
  note: NonNullable<IndexedPage["notes"]>[string];
  /** Of when the index is, as the screen writes times. */
  asOf: string;
}

/** What became of a row since the index put it where it stands. */
export function RowNote({ note, asOf }: RowNoteProps) {
  const t = useTranslations("index.note");
  const Icon = note === "gone" ? Ghost : History;
  const words = note === "gone" ? t("gone") : t("changed", { time: asOf });
  return (
    <span
      data-note={note}
      title={note === "gone" ? words : `${words}. ${t("changedHint", { time: asOf })}`}
      className="flex min-w-0 items-center gap-1 text-xs leading-4 text-action"
    >
      <Icon aria-hidden className="size-3 shrink-0" />
      <span className="truncate sm:group-data-[density=compact]/table:sr-only">{words}</span>
    </span>
  );
}
