"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEnumWords } from "@/components/shared/use-enum-words";
import { copyText } from "@/components/ui/copy-text";
import { toast } from "@/components/ui/toast";
import { serverNow } from "@/lib/http/server-clock";
import type { Job } from "@/lib/jobs/job";
import { jobText } from "@/lib/jobs/job-text";
import { isServiceJobStatus } from "@/lib/jobs/statuses";

/** Copies a job as a message to whoever does the work, in the person's own language. */
export function useCopyJobText(): (job: Job) => Promise<void> {
  const t = useTranslations("jobs.text");
  const field = useTranslations("jobs.detail.fields");
  const detail = useTranslations("jobs.detail");
  const status = useTranslations("status");
  const locale = useLocale();
  const appointmentStatus = useEnumWords("appointment");
  const itemStatus = useEnumWords("item");
  const place = useEnumWords("location");
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
    place,
  };

  return async (job) => {
    const { serviceJobStatus: raw } = job;
    const plain = raw && isServiceJobStatus(raw) ? status(raw) : (raw ?? null);
    const text = jobText(job, words, { locale, now: serverNow(), status: plain });
    if (await copyText(text)) toast({ kind: "success", title: t("copied") });
    else toast({ kind: "error", title: t("failed") });
  };
}
