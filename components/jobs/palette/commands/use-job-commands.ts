"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { CommandGroup, PaletteScreen } from "@/components/jobs/palette/command";
import { useCopyJobText } from "@/components/jobs/use-job-text";
import { jobQuery } from "@/lib/jobs/queries";

/** What can be done with the job that is open. */
export function useJobCommands({ search }: PaletteScreen): CommandGroup {
  const t = useTranslations("palette");
  const client = useQueryClient();
  const copy = useCopyJobText();
  const { job: id, marketplace } = search;
  const job =
    id === null ? undefined : client.getQueryData(jobQuery(id, marketplace).queryKey)?.job;
  const commands = job
    ? [
        {
          id: "copy-job",
          label: t("copyJob"),
          words: t("words.message").split(" "),
          run: () => void copy(job),
        },
      ]
    : [];
  return { id: "job", label: t("groups.job"), commands };
}
