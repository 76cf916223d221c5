"use client";

import Ban from "lucide-react/icons/ban";
import CalendarCheck from "lucide-react/icons/calendar-check";
import CalendarClock from "lucide-react/icons/calendar-clock";
import CalendarOff from "lucide-react/icons/calendar-off";
import CalendarPlus from "lucide-react/icons/calendar-plus";
import CalendarRange from "lucide-react/icons/calendar-range";
import CircleCheckBig from "lucide-react/icons/circle-check-big";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleX from "lucide-react/icons/circle-x";
import ClipboardCheck from "lucide-react/icons/clipboard-check";
import Download from "lucide-react/icons/download";
import Eye from "lucide-react/icons/eye";
import FileUp from "lucide-react/icons/file-up";
import LogIn from "lucide-react/icons/log-in";
import LogOut from "lucide-react/icons/log-out";
import Search from "lucide-react/icons/search";
import Settings from "lucide-react/icons/settings";
import Share2 from "lucide-react/icons/share-2";
import ShieldX from "lucide-react/icons/shield-x";
import TimerOff from "lucide-react/icons/timer-off";
import Undo2 from "lucide-react/icons/undo-2";
import UserCheck from "lucide-react/icons/user-check";
import UserPen from "lucide-react/icons/user-pen";
import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/badge";
import { ToneBadge } from "@/components/ui/badge";
import { type AuditAction, isAuditAction } from "@/lib/audit/audit-record";

const STYLES: Record<AuditAction, { tone: Tone; Icon: typeof Eye }> = {
  sign_in: { tone: "done", Icon: LogIn },
  sign_in_refused: { tone: "exception", Icon: ShieldX },
  sign_out: { tone: "closed", Icon: LogOut },
  session_ended: { tone: "closed", Icon: TimerOff },
  refused: { tone: "exception", Icon: Ban },
  reveal: { tone: "action", Icon: Eye },
  export: { tone: "progress", Icon: Download },
  lookup: { tone: "progress", Icon: Search },
  appointment_added: { tone: "action", Icon: CalendarPlus },
  appointment_moved: { tone: "action", Icon: CalendarClock },
  technicians_assigned: { tone: "action", Icon: UserCheck },
  document_uploaded: { tone: "action", Icon: FileUp },
  fulfilment_set: { tone: "action", Icon: ClipboardCheck },
  job_completed: { tone: "done", Icon: CircleCheckBig },
  job_cancelled: { tone: "exception", Icon: CircleX },
  schedule_replaced: { tone: "exception", Icon: CalendarRange },
  time_blocked: { tone: "action", Icon: CalendarOff },
  block_moved: { tone: "action", Icon: CalendarClock },
  time_unblocked: { tone: "action", Icon: CalendarCheck },
  technicians_named: { tone: "progress", Icon: UserPen },
  view_shared: { tone: "progress", Icon: Share2 },
  view_unshared: { tone: "closed", Icon: Undo2 },
  settings: { tone: "closed", Icon: Settings },
};

/** What somebody did in plain words; an action that is not known is shown as it was written. */
export function ActionBadge({ action }: { action: string }) {
  const t = useTranslations("audit.action");
  if (!isAuditAction(action)) {
    return (
      <ToneBadge tone="closed" icon={<CircleHelp />}>
        {action}
      </ToneBadge>
    );
  }
  const { tone, Icon } = STYLES[action];
  return (
    <ToneBadge tone={tone} icon={<Icon />}>
      {t(action)}
    </ToneBadge>
  );
}
