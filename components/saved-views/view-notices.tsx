"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { ViewsState } from "./use-views";

/** What is to be known about where the views are: that they could not be read. */
export function ViewNotices({ failed, kept, retry }: ViewsState) {
  const t = useTranslations("views.failed");
  if (!failed) return null;
  return (
    <div className="mb-1.5">
      <Banner
        kind="error"
        title={t(kept === null ? "never" : "stale")}
        action={
          <Button size="sm" onClick={retry}>
            {t("retry")}
          </Button>
        }
      >
        {t("text")}
      </Banner>
    </div>
  );
}
