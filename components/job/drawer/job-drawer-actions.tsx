"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import LinkIcon from "lucide-react/icons/link";
import Maximize2 from "lucide-react/icons/maximize-2";
import MessageSquareText from "lucide-react/icons/message-square-text";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { useCopyJobText } from "@/components/job/job-text";
import type { StepDirection } from "@/components/shared/row-focus";
import { announce } from "@/components/ui/announcer";
import { iconButtonStyle } from "@/components/ui/button-style";
import { copyText } from "@/components/ui/copy/copy-text";
import { IconButton } from "@/components/ui/icon-button";
import { Tooltip } from "@/components/ui/popup/tooltip";
import { toast } from "@/components/ui/toast/toast";
import type { Job } from "@/lib/jobs/job";

export type JobDrawerSteps = {
  /** To the next or the previous job. */
  onStep: (direction: StepDirection) => void;
  /** Where there is a job, and the direction whose job is still on its way. */
  steps: { previous: boolean; next: boolean; waiting: StepDirection | null };
  /** In the whole list, counted from 1. */
  position?: { index: number; total: number | null };
};

export interface JobDrawerActionsProps extends JobDrawerSteps {
  href: string;
  /** Absent until something of it is known. */
  job: Job | undefined;
}

export function JobDrawerActions({ onStep, steps, position, href, job }: JobDrawerActionsProps) {
  const t = useTranslations("jobs.drawer");
  const tText = useTranslations("jobs.text");
  const common = useTranslations("common");
  const copyJob = useCopyJobText();

  async function copyLink() {
    const link = new URL(href, window.location.href).href;
    if (!(await copyText(link))) toast({ kind: "error", title: common("copyFailed") });
    else {
      announce(common("copied", { text: link }));
      toast({ kind: "success", title: t("linkCopied") });
    }
  }

  return (
    <div className="flex shrink-0 items-center">
      {position ? (
        <span className="mr-1 text-xs text-faint tabular-nums max-sm:hidden">
          {position.total === null
            ? position.index
            : t("position", { ...position, total: position.total })}
        </span>
      ) : null}
      <StepButton
        label={t("previous")}
        shortcut="K"
        icon={<ChevronUp />}
        loading={steps.waiting === -1}
        onClick={steps.previous ? () => onStep(-1) : undefined}
      />
      <StepButton
        label={t("next")}
        shortcut="J"
        icon={<ChevronDown />}
        loading={steps.waiting === 1}
        onClick={steps.next ? () => onStep(1) : undefined}
      />
      {job ? (
        <IconButton
          label={tText("copy")}
          icon={<MessageSquareText />}
          onClick={() => void copyJob(job)}
        />
      ) : null}
      <IconButton label={t("copyLink")} icon={<LinkIcon />} onClick={() => void copyLink()} />
      <Tooltip text={t("openPage")}>
        <Link
          href={href}
          prefetch={false}
          aria-label={t("openPage")}
          className={iconButtonStyle("ghost", "md")}
        >
          <Maximize2 aria-hidden />
        </Link>
      </Tooltip>
    </div>
  );
}

interface StepButtonProps {
  label: string;
  shortcut: string;
  icon: ReactElement;
  loading: boolean;
  onClick: (() => void) | undefined;
}

/** At the end of the list the button stays, and keeps the focus. */
function StepButton({ onClick, ...button }: StepButtonProps) {
  return (
    <IconButton
      {...button}
      onClick={onClick}
      aria-disabled={onClick === undefined}
      className="aria-disabled:opacity-50"
    />
  );
}
