"use client";
import Footprints from "lucide-react/icons/footprints";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { WalkProgress } from "@/lib/http/problem";

/** Amazon knows no page numbers: the way to a far page leads over all pages before it. */
export function WalkingState({
  progress,
  actions,
}: {
  progress: WalkProgress;
  actions?: ReactNode;
}) {
  const t = useTranslations("jobs.states.walking");
  const title = t("title", { page: progress.of });
  return (
    <div role="status">
      <EmptyState
        icon={<Footprints />}
        title={title}
        actions={actions}
        text={
          <>
            <p>{t("text", { page: progress.page })}</p>
            <div className="relative mx-auto mt-4 h-0.5 w-64 max-w-full bg-pressed">
              <ProgressBar active value={progress.page / progress.of} label={title} />
            </div>
          </>
        }
      />
    </div>
  );
}
