"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import type { Problem } from "@/lib/http/problem";

export interface ProblemActionProps {
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
