"use client";
import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BulkDialog } from "@/components/actions/bulk/bulk-dialog";
import { useBulk } from "@/components/actions/bulk/use-bulk";
import type { VisitFrame } from "@/components/schedule/visit/visit-card";
import { ProblemAction, useProblemWords } from "@/components/shared/problem/problem";
import { problemOf } from "@/components/shared/problem/query-problem";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/popup/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { jobQuery } from "@/lib/search/jobs-query";

interface LaneAssignProps {
  /** Whose visits they are. */
  name: string;
  /** Of the visits that still stand. */
  jobIds: readonly string[];
  frame: VisitFrame;
  locale: string;
  /** Epoch ms. */
  now: number;
  finalFocus: () => HTMLElement | null;
  onClosed: () => void;
}

/** Somebody is ill: all visits of a lane are assigned to others, with the review of many. */
export function LaneAssign({
  name,
  jobIds,
  frame,
  locale,
  now,
  finalFocus,
  onClosed,
}: LaneAssignProps) {
  const t = useTranslations("schedule.acting");
  const tActions = useTranslations("actions");
  const bulk = useBulk();
  const [open, setOpen] = useState(true);
  const { jobs, failed, retry, retrying } = useQueries({
    queries: jobIds.map((id) => jobQuery(id, frame.marketplace)),
    combine: (results) => ({
      jobs: results.flatMap(({ data }) => data?.job ?? []),
      failed: results.find(({ isError }) => isError)?.error ?? null,
      retrying: results.some(({ isFetching }) => isFetching),
      retry: () => {
        for (const result of results) if (result.isError) void result.refetch();
      },
    }),
  });
  const shared = { open, finalFocus, locale, now };
  if (jobs.length === jobIds.length) {
    return (
      <BulkDialog
        {...{ jobs, bulk, ...shared }}
        onClose={() => setOpen(false)}
        onClosed={() => {
          bulk.dismiss();
          onClosed();
        }}
      />
    );
  }
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      onOpenChangeComplete={(isOpen) => {
        if (!isOpen) onClosed();
      }}
    >
      <DialogContent
        title={t("assignAll", { name })}
        finalFocus={finalFocus}
        footer={<DialogClose render={<Button>{tActions("close")}</Button>} />}
      >
        {failed === null ? (
          <div aria-busy="true" className="space-y-3 py-2">
            <p className="sr-only">{t("opening")}</p>
            <Skeleton className="w-3/5" />
            <Skeleton className="w-2/5" />
          </div>
        ) : (
          <Unread problem={problemOf(failed)} onRetry={retry} retrying={retrying} />
        )}
      </DialogContent>
    </Dialog>
  );
}

interface UnreadProps {
  problem: ReturnType<typeof problemOf>;
  onRetry: () => void;
  retrying: boolean;
}

/** Some of the jobs could not be read: nothing is assigned by halves. */
function Unread({ problem, onRetry, retrying }: UnreadProps) {
  const t = useTranslations("schedule.stale");
  const { title, sentence } = useProblemWords(problem);
  return (
    <Banner
      kind="error"
      title={title}
      action={<ProblemAction size="sm" retry={t("retry")} {...{ problem, onRetry, retrying }} />}
    >
      {sentence}
    </Banner>
  );
}
