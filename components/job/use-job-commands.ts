"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { CommandGroup, PaletteScreen } from "@/components/command-menu/command";
import { jobQuery } from "@/lib/search/jobs-query";
import { useCopyJobText } from "./use-job-text";

/** What can be done with the job that is open. */
export function useJobCommands({ search }: PaletteScreen): CommandGroup {
  const t = useTranslations("palette");
  const copy = useCopyJobText();
  const { job: id, marketplace } = search;
  // The drawer asks; the command is there as soon as it has been answered.
  const { data } = useQuery({ ...jobQuery(id ?? "", marketplace), enabled: false });
  const job = id === null ? undefined : data?.job;
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
