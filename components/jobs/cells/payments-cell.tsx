"use client";

import { useLocale } from "next-intl";
import { moneyWords } from "@/components/jobs/money";
import { useListWords } from "@/components/ui/use-list-words";
import type { Job } from "@/lib/jobs/job";
import { TextCell } from "./text-cell";

export function PaymentsCell({ job }: { job: Job }) {
  const locale = useLocale();
  const listWords = useListWords();
  const amounts = (job.payments ?? []).flatMap(({ amount }) => moneyWords(amount, locale) ?? []);
  return <TextCell text={listWords(amounts)} />;
}
