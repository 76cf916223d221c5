"use client";

import { useEnumWords } from "@/components/jobs/use-enum-words";
import { useListWords } from "@/components/ui/use-list-words";
import type { Job } from "@/lib/jobs/job";
import { TextCell } from "./text-cell";

export function ProofCell({ job }: { job: Job }) {
  const words = useEnumWords("proof");
  const listWords = useListWords();
  const kinds = (job.appointments ?? []).flatMap(({ poa }) => words(poa?.poaType) ?? []);
  return <TextCell text={listWords([...new Set(kinds)])} />;
}
