import type { Payment } from "@/lib/jobs/job";

/** "$49.99"; an amount without a currency is a bare number, and what Intl does not know is shown as it came. */
export function moneyWords(amount: Payment["amount"], locale: string): string | null {
  if (amount?.value === undefined) return null;
  const { value, currency } = amount;
  if (!currency) return new Intl.NumberFormat(locale).format(value);
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency }).format(value);
  } catch {
    return `${new Intl.NumberFormat(locale).format(value)} ${currency}`;
  }
}
