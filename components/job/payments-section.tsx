"use client";

import { useTranslations } from "next-intl";
import { moneyWords } from "@/components/shared/money";
import { useClock } from "@/components/shared/site-time";
import type { Job } from "@/lib/jobs/job";
import { DetailSection, type HeadingLevel } from "./detail-section";
import { Facts } from "./facts";
import { useFact } from "./use-fact";

export function PaymentsSection({ job, level }: { job: Job; level: HeadingLevel }) {
  const t = useTranslations("jobs.detail.sections");
  const fact = useFact(job);
  const { locale } = useClock();
  const payments = job.payments ?? [];
  if (payments.length === 0) return null;
  return (
    <DetailSection title={t("payments")} level={level}>
      <ul className="space-y-2">
        {payments.map((payment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a payment has no id of its own.
          <li key={index}>
            <Facts
              facts={[
                fact(
                  "payment",
                  <span className="tabular-nums">{moneyWords(payment.amount, locale)}</span>,
                ),
                fact("instrument", payment.instrument, "payments.instrument"),
              ]}
            />
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}
