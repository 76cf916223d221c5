"use client";

import CalendarClock from "lucide-react/icons/calendar-clock";
import ClockAlert from "lucide-react/icons/clock-alert";
import FileWarning from "lucide-react/icons/file-warning";
import Package from "lucide-react/icons/package";
import UserX from "lucide-react/icons/user-x";
import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/tone";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { JobFlag } from "@/lib/jobs/job";

const LOOKS: Record<JobFlag, { Icon: typeof Package; tone: Tone }> = {
  late: { Icon: ClockAlert, tone: "exception" },
  noTechnician: { Icon: UserX, tone: "action" },
  waitingForGoods: { Icon: Package, tone: "action" },
  customerProposedTimes: { Icon: CalendarClock, tone: "action" },
  proofMissing: { Icon: FileWarning, tone: "action" },
};

export interface FlagBadgesProps {
  flags: readonly JobFlag[];
  look?: "plain" | "tinted";
}

/** What deserves a person's eye, each as an icon with its word. */
export function FlagBadges({ flags, look = "plain" }: FlagBadgesProps) {
  const t = useTranslations("status");
  return flags.map((flag) => {
    const { Icon, tone } = LOOKS[flag];
    return (
      <span key={flag} title={t(`flagHint.${flag}`)} className="inline-flex shrink-0">
        <ToneBadge tone={tone} icon={<Icon />} look={look}>
          {t(`flag.${flag}`)}
        </ToneBadge>
      </span>
    );
  });
}
