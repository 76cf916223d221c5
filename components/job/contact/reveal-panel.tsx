"use client";

import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import { useTranslations } from "next-intl";
import { useProblemWords } from "@/components/shared/problem/problem";
import { useClock } from "@/components/shared/time/site-time";
import { useOwnZone } from "@/components/shared/time/viewer-zone";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { Problem } from "@/lib/http/problem";
import { formatClock } from "@/lib/time/format";
import { RevealForm } from "./reveal-form";
import type { Reveal } from "./use-reveal";

/** Above the sections: the way to phone and street, and back. */
export function RevealPanel({ state, ask, hide, show }: Reveal) {
  const t = useTranslations("reveal");
  return (
    <div data-chrome="" className="border-b border-line px-4 py-3">
      {state.kind === "hidden" ? (
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <p className="flex items-center gap-2 text-sm text-muted">
            <EyeOff aria-hidden className="size-4 shrink-0" />
            {t("hidden")}
          </p>
          <Button size="sm" onClick={ask}>
            <Eye aria-hidden />
            {t("open")}
          </Button>
        </div>
      ) : null}
      {state.kind === "failed" ? <Failure problem={state.problem} onRetry={ask} /> : null}
      {state.kind === "asking" || state.kind === "loading" ? (
        <RevealForm
          loading={state.kind === "loading"}
          onShow={(reason) => void show(reason)}
          onCancel={hide}
        />
      ) : null}
      {state.kind === "shown" ? <Shown until={state.until} onHide={hide} /> : null}
    </div>
  );
}

function Shown({ until, onHide }: { until: number; onHide: () => void }) {
  const t = useTranslations("reveal");
  const { locale } = useClock();
  const zone = useOwnZone();
  return (
    <Banner
      kind="info"
      title={t("shown", { time: formatClock(until, { locale, zone }) })}
      action={
        <Button size="sm" onClick={onHide} autoFocus>
          {t("hide")}
        </Button>
      }
    >
      {t("shownText")}
    </Banner>
  );
}

function Failure({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const t = useTranslations("reveal");
  const { title, text } = useProblemWords(problem);
  return (
    <Banner
      kind="error"
      title={title}
      action={
        <Button size="sm" onClick={onRetry}>
          {t("again")}
        </Button>
      }
    >
      {text}
    </Banner>
  );
}
