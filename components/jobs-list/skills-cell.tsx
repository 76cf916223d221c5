"use client";

import { TextCell } from "@/components/shared/cells/text-cell";
import { useListWords } from "@/components/ui/use-list-words";
import type { Job } from "@/lib/jobs/job";

export function SkillsCell({ job }: { job: Job }) {
  const listWords = useListWords();
  return <TextCell text={listWords(job.scopeOfWork?.requiredSkills ?? [])} />;
}
