"use client";

import { TextCell } from "@/components/shared/cells/text-cell";
import { useEnumWords } from "@/components/shared/use-enum-words";
import { useListWords } from "@/components/ui/use-list-words";
import type { Job } from "@/lib/jobs/job";

export function ProofCell({ job }: { job: Job }) {
  const words = useEnumWords("proof");
  const listWords = useListWords();
  const kinds = (job.appointments ?? []).flatMap(({ poa }) => words(poa?.poaType) ?? []);
  return <TextCell text={listWords([...new Set(kinds)])} />;
}
