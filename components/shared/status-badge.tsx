"use client";
import CalendarPlus from "lucide-react/icons/calendar-plus";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDot from "lucide-react/icons/circle-dot";
import CirclePause from "lucide-react/icons/circle-pause";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleSlash from "lucide-react/icons/circle-slash";
import CircleX from "lucide-react/icons/circle-x";
import CreditCardX from "lucide-react/icons/credit-card-x";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { ToneBadge } from "@/components/ui/badge";
import { isServiceJobStatus, type ServiceJobStatus, statusTone } from "@/lib/jobs/statuses";

/** One shape for each status, so that colour is never alone. */
export const STATUS_ICONS: Record<ServiceJobStatus, typeof CircleDot> = {
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
