"use client";

import CalendarClock from "lucide-react/icons/calendar-clock";
import ClockAlert from "lucide-react/icons/clock-alert";
import FileWarning from "lucide-react/icons/file-warning";
import Package from "lucide-react/icons/package";
import UserX from "lucide-react/icons/user-x";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { Tone } from "@/components/ui/badge";
import { ToneBadge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { JobFlag } from "@/lib/jobs/job";

/** Made once: rows that change keep the pictures that they had. */
const LOOKS: Record<JobFlag, { icon: ReactElement; tone: Tone }> = {
  late: { icon: <ClockAlert />, tone: "exception" },
  noTechnician: { icon: <UserX />, tone: "action" },
  waitingForGoods: { icon: <Package />, tone: "action" },
  customerProposedTimes: { icon: <CalendarClock />, tone: "action" },
  proofMissing: { icon: <FileWarning />, tone: "action" },
};

const ROOMS = {
  words: "shrink-0",
  fit: "min-w-3.5",
  icons: "sm:w-3.5 print:w-auto",
};

export interface FlagBadgesProps {
  flags: readonly JobFlag[];
  look?: "plain" | "tinted";
  /** All in words; in a table row as many as fit, the first before the others; or none. */
  room?: keyof typeof ROOMS;
}

/** What deserves a person's eye, each as an icon with its word. */
export function FlagBadges({ flags, look = "plain", room = "words" }: FlagBadgesProps) {
  const t = useTranslations("status");
  return flags.map((flag, index) => {
    const { icon, tone } = LOOKS[flag];
    return (
      <span
        key={flag}
        title={t(`flagHint.${flag}`)}
        data-flag={flag}
        className={cn("inline-flex", ROOMS[room])}
        // The last gives up its word long before the first does.
        style={room === "fit" ? { flexShrink: 1000 ** index } : undefined}
      >
        <ToneBadge
          tone={tone}
          icon={icon}
          look={look}
          // A word without room wraps below the one line that is seen.
          className={
            room === "words"
              ? undefined
              : "sm:max-h-4 sm:w-[calc(100%+1px)] sm:max-w-none sm:shrink-0 sm:flex-wrap sm:overflow-hidden"
          }
        >
          {t(`flag.${flag}`)}
        </ToneBadge>
      </span>
    );
  });
}
