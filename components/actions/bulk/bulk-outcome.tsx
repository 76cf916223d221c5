"use client";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect } from "react";
import { RequestId, useProblemWords } from "@/components/shared/problem/problem";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/popup/dialog";
import type { Problem } from "@/lib/http/problem";
import { countsOf } from "./bulk-progress";
import type { BulkState } from "./bulk-session";
import type { Bulk } from "./use-bulk";

interface BulkOutcomeProps {
  bulk: Bulk;
  state: Extract<BulkState, { kind: "over" }>;
  /** Where the focus goes when it is over. */
  next: RefObject<HTMLButtonElement | null>;
}

/** What came of all visits, why it went no further, and what can be done about the rest. */
export function BulkOutcome({ bulk, state, next }: BulkOutcomeProps) {
  const t = useTranslations("actions.bulk");
  const { visits, why } = state;
  const { done, open, unknown } = countsOf(visits);
  const words = t("outcome", { done, of: visits.length, open, unknown });

  // The outside system is the live region.
  useEffect(() => announce(words), [words]);

  return (
    <>
      <Why why={why} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p className="min-w-0 flex-1 basis-40 text-sm font-medium">{words}</p>
        <DialogClose
          render={
            <Button ref={open > 0 ? undefined : next} variant={open > 0 ? "secondary" : "primary"}>
              {t("close")}
            </Button>
          }
        />
        {open > 0 ? (
          <Button ref={next} variant="primary" onClick={() => void bulk.retry()}>
            {t("retry", { count: open })}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Why({ why }: Pick<BulkOutcomeProps["state"], "why">) {
  const t = useTranslations("actions.bulk.why");
  if (why === null) return null;
  if (typeof why !== "string") return <NotReached problem={why} />;
  return <Banner kind={why === "person" ? "info" : "warn"} title={t(why)} />;
}

/** The list was refused as a whole, or the server went away on the way. */
function NotReached({ problem }: { problem: Problem }) {
  const { title, text } = useProblemWords(problem);
  return (
    <Banner kind="error" title={title}>
      <p>{text}</p>
      <RequestId id={problem.requestId} />
    </Banner>
  );
}
