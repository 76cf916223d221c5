"use client";
import Copy from "lucide-react/icons/copy";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useMemo, useRef } from "react";
import { AmazonSays, RequestId, useProblemWords } from "@/components/shared/problem/problem";
import { useScrollRestoration } from "@/components/shared/scroll-restoration";
import { useMarketplaceName } from "@/components/shared/words";
import { announce } from "@/components/ui/announcer";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy/copy-text";
import { ProgressBar, Spinner } from "@/components/ui/progress";
import { toast } from "@/components/ui/toast/toast";
import { problem } from "@/lib/http/problem";
import type { LookupFailure } from "@/lib/jobs/lookup/lookup-result";
import { isShortened } from "@/lib/jobs/lookup/lookup-result";
import { readIds } from "@/lib/jobs/lookup/read-ids";
import { sortIds } from "@/lib/jobs/lookup/sort-ids";
import type { Marketplace } from "@/lib/jobs/marketplaces";
import { type LookupState, useLookup } from "./use-lookup";

interface LookupReportProps {
  asked: { text: string; marketplace: string | null };
  marketplaces: readonly Marketplace[];
  /** The pasted column with its jobs. */
  table: (lookup: LookupState) => ReactNode;
}

/** What became of every id that was asked: none is left unsaid. */
export function LookupReport({ asked, marketplaces, table }: LookupReportProps) {
  const t = useTranslations("lookup");
  const marketplaceName = useMarketplaceName();
  const { ids, malformed, duplicates } = useMemo(() => sortIds(readIds(asked.text)), [asked.text]);
  const lookup = useLookup(ids, asked.marketplace);
  const { found, missing, failed, running, progress } = lookup;
  const answered = found.length + missing.length + failed.length > 0;
  useScrollRestoration({ list: "lookup", ready: answered, settled: true });
  const marketplace = asked.marketplace ?? marketplaces[0]?.id;
  return (
    <div aria-busy={running} className="relative flex flex-col gap-5 pt-1">
      {running ? (
        <ProgressBar value={progress} label={t("running", { count: ids.length })} />
      ) : null}
      <LookupAnnouncer lookup={lookup} />
      {running && !answered ? (
        <p className="flex items-center gap-2 text-sm text-muted">
          <Spinner />
          {t("running", { count: ids.length })}
        </p>
      ) : null}
      <LookupFailures failed={failed} onRetry={lookup.retry} retrying={running} />
      {answered ? table(lookup) : null}
      <IdsSection
        title={t("missing.title")}
        text={t("missing.text", { marketplace: marketplaceName(marketplace) ?? "" })}
        ids={missing}
      />
      <IdsSection
        title={t("malformed.title")}
        text={t("malformed.text")}
        ids={malformed.filter((id) => !isShortened(id))}
      />
      <IdsSection
        title={t("shortened.title")}
        text={t("shortened.text")}
        ids={malformed.filter(isShortened)}
      />
      <IdsSection title={t("duplicates.title")} text={t("duplicates.text")} ids={duplicates} />
    </div>
  );
}

interface LookupFailuresProps {
  failed: readonly LookupFailure[];
  onRetry: () => void;
  retrying: boolean;
}

/** The ids that Amazon could not be asked for, by reason. */
function LookupFailures({ failed, onRetry, retrying }: LookupFailuresProps) {
  return failed.map((failure) => (
    <Failure key={failure.ids.join()} failure={failure} onRetry={onRetry} retrying={retrying} />
  ));
}

interface FailureProps extends Omit<LookupFailuresProps, "failed"> {
  failure: LookupFailure;
}

function Failure({ failure, onRetry, retrying }: FailureProps) {
  const t = useTranslations("lookup.failed");
  const retry = useTranslations("errors")("retry");
  const { ids, code, ...cause } = failure;
  const { title } = useProblemWords(problem(code, cause));
  const count = ids.length;
  return (
    <Banner
      kind="error"
      title={t("title", { count })}
      action={
        <>
          <CopyIds ids={ids} label={t("copy")} />
          <Button size="sm" onClick={onRetry} loading={retrying}>
            {retry}
          </Button>
        </>
      }
    >
      <p>{t("text", { reason: title })}</p>
      <AmazonSays words={failure.upstreamMessage} />
      <RequestId id={failure.requestId} />
    </Banner>
  );
}

/** Says politely what a lookup came to. The first answer is not said. */
function LookupAnnouncer({ lookup }: { lookup: LookupState }) {
  const t = useTranslations("lookup");
  const { found, missing, failed, running, version } = lookup;
  const answer = running ? null : version;
  const said = useRef(answer);
  const sentence = t("announce", {
    found: new Set(found.map(({ id }) => id)).size,
    missing: missing.length,
    failed: failed.flatMap(({ ids }) => ids).length,
  });

  // The outside system is the live region.
  useEffect(() => {
    if (answer === null || answer === 0 || said.current === answer) return;
    said.current = answer;
    announce(sentence);
  }, [answer, sentence]);

  return null;
}

interface IdsSectionProps {
  title: string;
  /** What these ids have in common. */
  text: string;
  ids: readonly string[];
}

/** Ids without a job. Nothing where there are none. */
function IdsSection({ title, text, ids }: IdsSectionProps) {
  const t = useTranslations("lookup");
  const id = useId();
  if (ids.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <Badge>{ids.length}</Badge>
        <div className="ml-auto">
          <CopyIds ids={ids} label={t("copyAllLabel", { title })} />
        </div>
      </div>
      <p className="mt-1 text-sm text-pretty text-muted">{text}</p>
      <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 rounded-lg border border-line bg-surface px-3 py-2 text-sm">
        {ids.map((one) => (
          <li key={one} className="id-text min-w-0 [overflow-wrap:anywhere]">
            {one}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Copies ids, one a line, as a column for a spreadsheet. */
function CopyIds({ ids, label }: { ids: readonly string[]; label: string }) {
  const t = useTranslations("lookup");
  const failed = useTranslations("common")("copyFailed");

  async function copy() {
    if (await copyText(ids.join("\n"))) {
      announce(t("copied", { count: ids.length }));
      toast({ kind: "success", title: t("copied", { count: ids.length }) });
    } else {
      toast({ kind: "error", title: failed });
    }
  }

  return (
    <Button size="sm" aria-label={label} title={label} onClick={() => void copy()}>
      <Copy aria-hidden />
      {t("copyAll")}
    </Button>
  );
}
