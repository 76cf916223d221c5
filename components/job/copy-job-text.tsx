"use client";

import MessageSquareText from "lucide-react/icons/message-square-text";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Job } from "@/lib/jobs/job";
import { useCopyJobText } from "./use-job-text";

export function CopyJobText({ job }: { job: Job }) {
  const t = useTranslations("jobs.text");
  const copy = useCopyJobText();
  return (
    <Button size="sm" onClick={() => void copy(job)}>
      <MessageSquareText aria-hidden />
      {t("copy")}
    </Button>
  );
}
