"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { VIEW_LIMITS } from "@/lib/jobs/views/view-limits";
import { useGiveBack } from "./use-browser-views";
import type { ViewsState } from "./use-views";

/** What is to be known about where the views are: not read, not moved, moved, no room. */
export function ViewNotices({ failed, kept, retry, moving }: ViewsState) {
  const t = useTranslations("views");
  const giveBack = useGiveBack();
  const brought = moving.state === "done" ? moving.brought : null;
  const count = brought?.views.length ?? 0;
  const again = (
    <Button size="sm" onClick={retry}>
      {t("failed.retry")}
    </Button>
  );
  return (
    <div className="flex flex-col gap-1.5 not-empty:mb-1.5">
      {failed ? (
        <Banner
          kind="error"
          title={t(kept === null ? "failed.never" : "failed.stale")}
          action={again}
        >
          {t("failed.text")}
        </Banner>
      ) : null}
      {moving.state === "failed" && !failed ? (
        <Banner kind="warn" title={t("moved.failed")} action={again}>
          {t("moved.failedText")}
        </Banner>
      ) : null}
      {brought && brought.left > 0 ? (
        <Banner kind="warn" title={t("moved.left", { count: brought.left })}>
          {t("moved.leftText", { limit: VIEW_LIMITS.own })}
        </Banner>
      ) : null}
      {brought && count > 0 ? (
        <Banner
          kind="info"
          title={t("moved.title", { count })}
          action={
            <Button size="sm" onClick={() => void giveBack(brought)}>
              {t("moved.notMine")}
            </Button>
          }
        >
          {t("moved.text")}
        </Banner>
      ) : null}
    </div>
  );
}
