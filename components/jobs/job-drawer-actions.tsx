"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import LinkIcon from "lucide-react/icons/link";
import Maximize2 from "lucide-react/icons/maximize-2";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { announce } from "@/components/ui/announce";
import { iconButtonStyle } from "@/components/ui/button-style";
import { copyText } from "@/components/ui/copy-text";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";

export type JobDrawerSteps = {
  /** Absent where there is no such job. */
  onPrevious?: () => void;
  onNext?: () => void;
  /** Place in the whole list, counted from 1. */
  position?: { index: number; total: number | null };
};

export interface JobDrawerActionsProps extends JobDrawerSteps {
  href: string;
}

export function JobDrawerActions({ onPrevious, onNext, position, href }: JobDrawerActionsProps) {
  const t = useTranslations("jobs.drawer");
  const common = useTranslations("common");

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
      <StepButton label={t("previous")} shortcut="K" icon={<ChevronUp />} onStep={onPrevious} />
      <StepButton label={t("next")} shortcut="J" icon={<ChevronDown />} onStep={onNext} />
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
  icon: React.ReactElement;
  onStep: (() => void) | undefined;
}

/** At the end of the list the button stays, and keeps the focus. */
function StepButton({ label, shortcut, icon, onStep }: StepButtonProps) {
  return (
    <IconButton
      label={label}
      shortcut={shortcut}
      icon={icon}
      onClick={onStep}
      aria-disabled={onStep === undefined}
      className="aria-disabled:opacity-50"
    />
  );
}
