"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { CopyButton } from "@/components/ui/copy/copy-button";
import { PROBLEM_REASONS, type Problem } from "@/lib/http/problem";
import { useProblemText } from "./problem-list";

interface ProblemActionProps {
  problem: Problem;
  /** Words of the button that asks again. */
  retry: string;
  onRetry: () => void;
  retrying: boolean;
  size?: "sm" | "md";
}

/** What helps against a problem: signing in where the session is over, else asking again. */
export function ProblemAction({
  problem,
  retry,
  onRetry,
  retrying,
  size = "md",
}: ProblemActionProps) {
  const t = useTranslations("errors");
  const path = usePathname();
  const search = useSearchParams().toString();
  if (problem.code !== "unauthenticated") {
    return (
      <Button size={size} onClick={onRetry} loading={retrying}>
        {retry}
      </Button>
    );
  }
  const callbackUrl = search === "" ? path : `${path}?${search}`;
  return (
    // A full load: nothing that the person before saw stays in memory.
    <a
      href={`/sign-in?${new URLSearchParams({ callbackUrl })}`}
      className={buttonStyle("primary", size)}
    >
      {t("signIn")}
    </a>
  );
}

type ProblemWords = {
  title: string;
  text: string;
  /** Title and text as one paragraph. */
  sentence: string;
  /** What is wrong about single parameters. */
  reasons: string[];
};

/** A problem in the words of the screen's language. */
export function useProblemWords({ code, reason, errors = [] }: Problem): ProblemWords {
  const t = useTranslations("errors");
  const problemText = useProblemText();
  const known = PROBLEM_REASONS.find((one) => one === reason);
  const title = known ? t(`reason.${known}.title`) : t(`code.${code}.title`);
  const text = known ? t(`reason.${known}.text`) : t(`code.${code}.text`);
  return {
    title,
    text,
    sentence: t("sentence", { title, text }),
    reasons: errors.map(problemText),
  };
}

/** Amazon's request id, for a support case. Nothing when Amazon gave none. */
export function RequestId({ id }: { id: string | undefined }) {
  const t = useTranslations("errors");
  if (!id) return null;
  return (
    <span className="inline-flex max-w-full flex-wrap items-center justify-center gap-x-1.5 text-xs text-muted">
      <span className="shrink-0 whitespace-nowrap">{t("requestId")}</span>
      <CopyButton text={id} label={t("copyRequestId", { id })} className="id-text text-fg">
        {id}
      </CopyButton>
    </span>
  );
}

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
