"use client";

import CircleHelp from "lucide-react/icons/circle-question-mark";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { ToneBadge } from "@/components/ui/tone-badge";
import { isServiceJobStatus, statusTone } from "@/lib/jobs/statuses";
import { STATUS_ICONS } from "./status-icons";

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
