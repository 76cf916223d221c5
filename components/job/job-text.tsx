"use client";
import { useQuery } from "@tanstack/react-query";
import MessageSquareText from "lucide-react/icons/message-square-text";
import { useLocale, useTranslations } from "next-intl";
import type { Command } from "@/components/shared/command";
import { useEnumWords } from "@/components/shared/words";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy/copy-text";
import { toast } from "@/components/ui/toast/toast";
import { serverNow } from "@/lib/http/server-clock";
import type { Job } from "@/lib/jobs/job";
import { jobText } from "@/lib/jobs/job-text";
import { isServiceJobStatus } from "@/lib/jobs/statuses";
import { jobQuery } from "@/lib/search/jobs-query";
import type { JobsSearch } from "@/lib/search/jobs-search";

/** Copies a job as a message to whoever does the work, in the person's own language. */
export function useCopyJobText(): (job: Job) => Promise<void> {
  const t = useTranslations("jobs.text");
  const field = useTranslations("jobs.detail.fields");
  const detail = useTranslations("jobs.detail");
  const status = useTranslations("status");
  const locale = useLocale();
  const appointmentStatus = useEnumWords("appointment");
  const itemStatus = useEnumWords("item");
  const location = useEnumWords("location");
  const words = {
    line: (label: string, value: string) => t("line", { label, value }),
    amount: (count: number, what: string) => t("amount", { count, what }),
    withNote: (value: string, note: string) => t("withNote", { value, note }),
    job: (id: string) => detail("job", { id }),
    label: {
      status: field("status"),
      appointment: t("appointment"),
      proposed: t("proposed"),
      place: t("place"),
      store: field("store"),
      buyer: field("buyer"),
      phone: field("phone"),
      technicians: field("technicians"),
      items: detail("sections.items"),
      order: field("orderId"),
      job: field("jobId"),
    },
    appointmentStatus,
    itemStatus,
    place: location,
  };

  return async (job) => {
    const { serviceJobStatus: raw } = job;
    const plain = raw && isServiceJobStatus(raw) ? status(raw) : (raw ?? null);
    const text = jobText(job, words, { locale, now: serverNow(), status: plain });
    if (await copyText(text)) toast({ kind: "success", title: t("copied") });
    else toast({ kind: "error", title: t("failed") });
  };
}

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

/** What can be done with the job that is open. */
export function useJobCommands({ job: id, marketplace }: JobsSearch): Command[] {
  const t = useTranslations("commandMenu");
  const copy = useCopyJobText();
  // The drawer asks; the command is there as soon as it has been answered.
  const { data } = useQuery({ ...jobQuery(id ?? "", marketplace), enabled: false });
  const job = id === null ? undefined : data?.job;
  if (!job) return [];
  return [
    {
      id: "copy-job",
      label: t("copyJob"),
      words: t("words.message").split(" "),
      run: () => void copy(job),
    },
  ];
}
