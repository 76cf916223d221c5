"use client";

import { useLocale } from "next-intl";
import { moneyWords } from "@/components/jobs/money";
import type { Job } from "@/lib/jobs/job";
import { TextCell } from "./text-cell";

export function PaymentsCell({ job }: { job: Job }) {
  const locale = useLocale();
  const amounts = (job.payments ?? []).flatMap(({ amount }) => moneyWords(amount, locale) ?? []);
  return <TextCell text={amounts.join(", ")} />;
}
