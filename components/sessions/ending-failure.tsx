"use client";

import { useTranslations } from "next-intl";
import { useProblemWords } from "@/components/jobs/jobs-states/use-problem-words";
import { problemOf } from "@/components/jobs/problem-of";
import { Banner } from "@/components/ui/banner";

/** Why nothing was ended; the buttons below it try again. */
export function EndingFailure({ error }: { error: Error }) {
  const t = useTranslations("sessions.confirm");
  const problem = problemOf(error);
  const { title } = useProblemWords(problem);
  const isPersonal = problem.code === "unauthenticated" || problem.code === "rate_limited";
  return <Banner kind="error" title={isPersonal ? title : t("failed")} />;
}
