"use client";

import { useTranslations } from "next-intl";

/** Amazon's own words, which are English. Nothing where Amazon said nothing. */
export function AmazonSays({ words }: { words: string | undefined }) {
  const t = useTranslations("errors");
  if (!words) return null;
  return (
    <p className="break-words">
      {t.rich("amazonSays", { words, quote: (said) => <span lang="en">{said}</span> })}
    </p>
  );
}
