"use client";

import { useLocale } from "next-intl";
import { TextCell } from "@/components/shared/cells/text-cell";
import { moneyWords } from "@/components/shared/money";
import { useListWords } from "@/components/ui/use-list-words";
import type { Job } from "@/lib/jobs/job";

export function PaymentsCell({ job }: { job: Job }) {
  const locale = useLocale();
  const listWords = useListWords();
  const amounts = (job.payments ?? []).flatMap(({ amount }) => moneyWords(amount, locale) ?? []);
  return <TextCell text={listWords(amounts)} />;
}
