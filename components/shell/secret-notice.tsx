import KeyRound from "lucide-react/icons/key-round";
import { useLocale, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { formatCalendarDay } from "@/lib/time/format";
import { HideNotice } from "./hide-notice";

export interface SecretNoticeProps {
  state: "soon" | "expired";
  /** Whole days left, or passed. */
  days: number;
  /** The day on which the secret ends, as 2027-03-12. */
  lastDay: string;
}

/** Reminds whoever runs the dashboard of Amazon's rotation; the reminder can be put off, the end cannot. */
export function SecretNotice({ state, days, lastDay }: SecretNoticeProps) {
  const t = useTranslations("layout.secret");
  const date = formatCalendarDay(lastDay, { locale: useLocale(), now: 0 });
  const soon = state === "soon";
  return (
    <section
      aria-label={t("label")}
      data-chrome=""
      className={cn(
        "flex items-start gap-2 border-b px-3 py-1.5 text-xs sm:items-center sm:px-5",
        soon
          ? "border-progress-line bg-progress-bg text-progress"
          : "border-exception-line bg-exception-bg font-medium text-exception",
      )}
    >
      <KeyRound aria-hidden className="mt-0.5 size-3.5 shrink-0 sm:mt-0" />
      <p className="min-w-0 flex-1 text-pretty">
        {soon ? t("soon", { date, days }) : t("expired", { date })}
      </p>
      {soon ? <HideNotice label={t("dismiss")} /> : null}
    </section>
  );
}
