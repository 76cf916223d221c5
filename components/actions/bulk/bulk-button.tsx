"use client";
import { useQueryClient } from "@tanstack/react-query";
import UserPlus from "lucide-react/icons/user-plus";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useActionOffer } from "@/components/shared/action-offer";
import { Button } from "@/components/ui/button";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { toast } from "@/components/ui/toast/toast";
import { isOffered } from "@/lib/actions/hindrances";
import type { Job } from "@/lib/jobs/job";
import { asLastShown, useBulk } from "./use-bulk";

const bulkDialog = lazyCode(() => import("./bulk-dialog").then((module) => module.BulkDialog));

interface BulkButtonProps {
  /** Those that are chosen, as they are now. */
  jobs: readonly Job[];
  locale: string;
  /** Epoch ms. */
  now: number;
}

/** Opens what assigns technicians to many visits, and shows how far it is while it is closed. */
export function BulkButton({ jobs, locale, now }: BulkButtonProps) {
  const t = useTranslations("actions.bulk");
  const offer = useActionOffer();
  const client = useQueryClient();
  const bulk = useBulk();
  const { state } = bulk;
  const [shown, setShown] = useState<{ jobs: readonly Job[]; open: boolean; nth: number } | null>(
    null,
  );
  const button = useRef<HTMLButtonElement>(null);

  // The outside system is the network.
  useEffect(() => {
    if (shown !== null) bulkDialog.load();
  }, [shown]);

  function open() {
    const nth = (shown?.nth ?? 0) + 1;
    setShown({ jobs: asLastShown(client, jobs), open: true, nth });
  }

  const onOver = useEffectEvent(() => {
    if (shown?.open) return;
    toast({ title: t("outcomeHidden"), action: { label: t("show"), onClick: open } });
  });
  // The outside system is Amazon, which has answered.
  useEffect(() => {
    if (state.kind === "over") onOver();
  }, [state.kind]);

  if (!isOffered(offer, "assign")) return null;
  const ended = state.kind === "running" ? state.visits.filter(({ end }) => hasEnded(end)) : [];
  return (
    <>
      <Button ref={button} size="sm" onClick={open}>
        <UserPlus aria-hidden />
        {state.kind === "running"
          ? t("running", { done: ended.length, of: state.visits.length })
          : t("open")}
      </Button>
      {shown === null ? null : (
        <LazyPart
          key={shown.nth}
          code={bulkDialog}
          props={{
            ...{ jobs: shown.jobs, bulk, open: shown.open, locale, now },
            onClose: () => setShown({ ...shown, open: false }),
            onClosed: () => {
              bulk.dismiss();
              setShown((latest) => (latest?.open ? latest : null));
            },
            finalFocus: () => button.current,
          }}
        />
      )}
    </>
  );
}

function hasEnded({ kind }: { kind: string }): boolean {
  return kind === "done" || kind === "failed";
}
