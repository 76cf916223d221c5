"use client";

import LinkIcon from "lucide-react/icons/link";
import Maximize2 from "lucide-react/icons/maximize-2";
import MessageSquareText from "lucide-react/icons/message-square-text";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { JobStepButtons, type JobSteps } from "@/components/job/job-steps";
import { useCopyJobText } from "@/components/job/job-text";
import { announce } from "@/components/ui/announcer";
import { iconButtonStyle } from "@/components/ui/button-style";
import { copyText } from "@/components/ui/copy/copy-text";
import { IconButton } from "@/components/ui/icon-button";
import { Tooltip } from "@/components/ui/popup/tooltip";
import { toast } from "@/components/ui/toast/toast";
import type { Job } from "@/lib/jobs/job";

interface JobDrawerActionsProps extends JobSteps {
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
      <JobStepButtons onStep={onStep} steps={steps} position={position} />
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
