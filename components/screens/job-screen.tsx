"use client";
import { useQuery } from "@tanstack/react-query";
import ChevronLeft from "lucide-react/icons/chevron-left";
import { useLocale, useTranslations } from "next-intl";
import { JobDetailState } from "@/components/job/job-detail-state";
import { JobHeadline } from "@/components/job/job-headline";
import { JobStepButtons } from "@/components/job/job-steps";
import { CopyJobText } from "@/components/job/job-text";
import { useShortcuts } from "@/components/shared/hot-keys";
import { useNow } from "@/components/shared/time/use-now";
import { LinkButton } from "@/components/ui/link-button";
import { jobQuery } from "@/lib/search/jobs-query";
import { usePageSteps } from "./use-page-steps";

interface JobScreenProps {
  id: string;
  marketplace: string | null;
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
}

/** `/jobs/{id}`: one job on a page of its own, to be opened in a new tab, sent or printed. */
export function JobScreen({ id, marketplace, renderedAt }: JobScreenProps) {
  const t = useTranslations("screen");
  const locale = useLocale();
  const now = useNow(renderedAt);
  const query = useQuery(jobQuery(id, marketplace));
  const job = query.data?.job;
  const steps = usePageSteps(id, marketplace);
  useShortcuts({ j: () => steps?.onStep(1), k: () => steps?.onStep(-1) });
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4">
      <div data-chrome="" className="flex flex-wrap justify-between gap-2">
        <BackToList />
        <div className="flex items-center gap-1">
          {steps ? <JobStepButtons {...steps} /> : null}
          {job ? <CopyJobText job={job} /> : null}
        </div>
      </div>
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">
          <bdi>{job?.scopeOfWork?.title ?? t("job", { id })}</bdi>
        </h1>
        <JobHeadline job={job} />
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-surface print:border-0">
        <JobDetailState jobId={id} query={query} job={job} locale={locale} now={now} level={2} />
      </div>
    </div>
  );
}

/** Back to the list that somebody came from, as it was; to the plain list for whoever came otherwise. */
function BackToList() {
  const t = useTranslations("screen");
  return (
    <LinkButton
      href="/jobs"
      variant="ghost"
      size="sm"
      className="-ml-2"
      onNavigate={(event) => {
        const list = lastList();
        if (list === undefined) return;
        event.preventDefault();
        window.navigation.traverseTo(list.key);
      }}
    >
      <ChevronLeft aria-hidden />
      {t("back")}
    </LinkButton>
  );
}

/** The nearest list behind this entry of the history, where the browser knows it. */
function lastList(): NavigationHistoryEntry | undefined {
  const here = window.navigation?.currentEntry?.index ?? 0;
  const behind = window.navigation?.entries().slice(0, here) ?? [];
  return behind.findLast(({ url }) => url !== null && new URL(url).pathname === "/jobs");
}
