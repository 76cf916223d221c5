"use client";

import { useListWords } from "@/components/ui/use-list-words";
import type { Job } from "@/lib/jobs/job";
import { TextCell } from "./text-cell";

export function SkillsCell({ job }: { job: Job }) {
  const listWords = useListWords();
  return <TextCell text={listWords(job.scopeOfWork?.requiredSkills ?? [])} />;
}
