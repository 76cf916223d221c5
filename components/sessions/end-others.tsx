"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { OpenSession } from "@/lib/sessions/open-session";
import { useAskToEnd } from "./ask-to-end";

/** How many sessions there are, and the way to end all but this one. */
export function EndOthers({ sessions }: { sessions: readonly OpenSession[] | null }) {
  const t = useTranslations("sessions");
  const ask = useAskToEnd();
  const current = sessions?.find((session) => session.current);
  const count = (sessions?.length ?? 0) - 1;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-3 text-sm text-muted">
      {sessions === null ? (
        <Skeleton className="w-32" />
      ) : (
        <p className="tabular-nums">
          {count < 1 ? t("onlyThis") : t("count", { count: sessions.length })}
        </p>
      )}
      {current && count > 0 ? (
        <Button
          className="ml-auto"
          onClick={() => ask({ which: "others", keep: current.id, count })}
        >
          {t("endOthers")}
        </Button>
      ) : null}
    </div>
  );
}
