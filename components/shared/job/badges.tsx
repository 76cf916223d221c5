"use client";
import CalendarClock from "lucide-react/icons/calendar-clock";
import CalendarPlus from "lucide-react/icons/calendar-plus";
import CalendarSync from "lucide-react/icons/calendar-sync";
import CalendarX from "lucide-react/icons/calendar-x";
import CalendarX2 from "lucide-react/icons/calendar-x-2";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDot from "lucide-react/icons/circle-dot";
import CirclePause from "lucide-react/icons/circle-pause";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleSlash from "lucide-react/icons/circle-slash";
import CircleX from "lucide-react/icons/circle-x";
import ClockAlert from "lucide-react/icons/clock-alert";
import CreditCardX from "lucide-react/icons/credit-card-x";
import FileWarning from "lucide-react/icons/file-warning";
import Package from "lucide-react/icons/package";
import Truck from "lucide-react/icons/truck";
import UserX from "lucide-react/icons/user-x";
import { useLocale, useTranslations } from "next-intl";
import { type CSSProperties, memo, type ReactElement } from "react";
import { ToneBadge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/popup/tooltip";
import type { JobFlag } from "@/lib/jobs/job";
import type { FlagNote } from "@/lib/jobs/severity";
import { isServiceJobStatus, type ServiceJobStatus, statusTone } from "@/lib/jobs/statuses";
import { formatSpan } from "@/lib/time/format";

/** One shape for each status, so that colour is never alone. */
const STATUS_ICONS: Record<ServiceJobStatus, typeof CircleDot> = {
  PENDING_SCHEDULE: CalendarPlus,
  HOLD: CirclePause,
  NOT_SERVICED: CircleDot,
  NOT_FULFILLABLE: CircleSlash,
  PAYMENT_DECLINED: CreditCardX,
  COMPLETED: CircleCheck,
  CANCELLED: CircleX,
};

/** A status in plain words, Amazon's own in the tooltip; one that is not known is shown as it came. */
export const StatusBadge = memo(function StatusBadge({ status }: { status: string | undefined }) {
  const t = useTranslations("status");
  if (!status) return null;
  const known = isServiceJobStatus(status);
  const Icon = known ? STATUS_ICONS[status] : CircleHelp;
  return (
    <span
      title={known ? `${status}: ${t(`hint.${status}`)}` : undefined}
      className="flex max-w-full"
    >
      <ToneBadge tone={statusTone(status)} icon={<Icon />}>
        {known ? t(status) : status}
      </ToneBadge>
    </span>
  );
});

/** Made once: rows that change keep the pictures that they had. */
const FLAG_ICONS: Record<JobFlag, ReactElement> = {
  late: <ClockAlert />,
  noTechnician: <UserX />,
  noTechnicianSoon: <UserX />,
  goodsAfterVisit: <Truck />,
  waitingForGoods: <Package />,
  doubleBooked: <CalendarX2 />,
  customerProposedTimes: <CalendarClock />,
  stillActive: <CalendarX />,
  proofMissing: <FileWarning />,
  rescheduled: <CalendarSync />,
};

const ROOMS = {
  words: "shrink-0",
  fit: "min-w-3.5",
};

/** An icon with the gap beside it, and that gap, in rem. */
const [ICON, GAP] = [1.375, 0.5];

interface FlagBadgesProps {
  notes: readonly FlagNote[];
  look?: "plain" | "tinted";
  /** All in words; or in a table row as many as fit, the first before the others. */
  room?: keyof typeof ROOMS;
  /** Of each badge, where only some fit. */
  className?: string;
}

/** What deserves a person's eye, each as an icon with its word and how near its time is. */
export function FlagBadges({ notes, look = "plain", room = "words", className }: FlagBadgesProps) {
  const t = useTranslations("status");
  const words = useFlagWords();
  return notes.map((note, index) => {
    const { flag, severity } = note;
    return (
      <span
        key={flag}
        title={room === "words" ? t(`flagHint.${flag}`) : undefined}
        data-flag={flag}
        className={cn("inline-flex", ROOMS[room])}
        // The last gives up its word long before the first does.
        style={room === "fit" ? { flexShrink: 1000 ** index } : undefined}
      >
        <ToneBadge
          tone={severity}
          icon={FLAG_ICONS[flag]}
          look={look}
          // A word without room wraps below the one line that is seen.
          className={
            room === "words"
              ? undefined
              : (className ??
                "sm:max-h-4 sm:w-[calc(100%+1px)] sm:max-w-none sm:shrink-0 sm:flex-wrap sm:overflow-hidden")
          }
        >
          {words(note)}
        </ToneBadge>
      </span>
    );
  });
}

/**
 * Flags where there may be no room for their words: then their icons alone stand there. All of them are said in
 * a tooltip, which the keyboard reaches as well.
 */
export function FittedFlags({
  notes,
  className,
}: {
  notes: readonly FlagNote[];
  className: string;
}) {
  const t = useTranslations("status");
  const words = useFlagWords();
  if (notes.length === 0) return null;
  const said = notes.map((note) => (
    <span key={note.flag} className="block">
      {t("flagSaid", { flag: words(note), hint: t(`flagHint.${note.flag}`) })}
    </span>
  ));
  const room: CSSProperties & Record<"--icons", string> = {
    "--icons": `${notes.length * ICON - GAP}rem`,
  };
  return (
    <Tooltip text={said} side="right">
      <span
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard reaches what the pointer does.
        tabIndex={0}
        className={cn("rounded-sm focus-visible:-outline-offset-1", className)}
        style={room}
      >
        <FlagBadges notes={notes} room="fit" />
      </span>
    </Tooltip>
  );
}

/** "No technician, in 2h". */
function useFlagWords(): (note: FlagNote) => string {
  const t = useTranslations("status");
  const locale = useLocale();
  return ({ flag, time }) => {
    const word = t(`flag.${flag}`);
    const span = time && formatSpan(time.ms, locale);
    return time && span ? t(wordsOf(flag, time.way), { flag: word, time: span }) : word;
  };
}

/** "Late" says by itself that its time is over. */
function wordsOf(flag: JobFlag, way: "left" | "over"): "late" | "timeLeft" | "timeOver" {
  if (way === "left") return "timeLeft";
  return flag === "late" ? "late" : "timeOver";
}
