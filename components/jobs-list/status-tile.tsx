"use client";

import { useFormatter, useTranslations } from "next-intl";
import { STATUS_ICONS } from "@/components/shared/status-icons";
import { cn } from "@/components/ui/cn";
import { TONE_TEXT } from "@/components/ui/tone";
import { type ServiceJobStatus, statusTone } from "@/lib/jobs/statuses";

export interface StatusTileProps {
  status: ServiceJobStatus;
  pressed: boolean;
  onPress: (pressed: boolean) => void;
  /** Null: not known, which is not the same as none. */
  count: number | null;
  /** The count answers the question before this one. */
  outdated: boolean;
  /** Id of the words that say how old the counts are. */
  describedBy: string;
}

/** One status with its count. Pressed: the list shows jobs of this status. */
export function StatusTile({
  status,
  pressed,
  onPress,
  count,
  outdated,
  describedBy,
}: StatusTileProps) {
  const t = useTranslations("tiles");
  const tStatus = useTranslations("status");
  const { number } = useFormatter();
  const Icon = STATUS_ICONS[status];
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={() => onPress(!pressed)}
      title={t("hint", { status, hint: tStatus(`hint.${status}`) })}
      aria-describedby={describedBy}
      className={cn(
        "flex h-8 shrink-0 items-center gap-x-1.5 rounded-md border border-line bg-surface px-2.5 text-left text-sm text-fg transition-colors duration-100",
        "hover:border-line-strong hover:bg-hover active:bg-pressed",
        "aria-pressed:border-accent-line aria-pressed:bg-accent-subtle aria-pressed:font-medium",
        "sm:h-14 sm:flex-col sm:items-start sm:justify-center sm:px-3",
      )}
    >
      <span className="flex max-w-full items-center gap-1.5">
        <Icon
          aria-hidden
          className={cn(
            "size-3.5 shrink-0",
            count === 0 ? "text-faint" : TONE_TEXT[statusTone(status)],
          )}
        />
        <span className="truncate text-muted">{tStatus(status)}</span>
      </span>
      <span
        className={cn(
          "min-w-6 text-right font-medium tabular-nums transition-opacity duration-100 sm:text-left sm:text-lg/5",
          count === 0 && "text-faint",
          outdated && "opacity-50",
        )}
      >
        {count === null ? <Unknown words={t("unknown")} /> : number(count)}
      </span>
    </button>
  );
}

function Unknown({ words }: { words: string }) {
  return (
    <>
      <span aria-hidden className="inline-block h-2 w-4 rounded-sm bg-pressed" />
      <span className="sr-only">{words}</span>
    </>
  );
}
