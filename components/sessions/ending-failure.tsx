"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { problemOf } from "@/components/shared/problem-of";
import { useProblemWords } from "@/components/shared/use-problem-words";
import { Banner } from "@/components/ui/banner";
import { buttonStyle } from "@/components/ui/button-style";

/** Why nothing was ended; the buttons below it try again. */
export function EndingFailure({ error }: { error: Error }) {
  const t = useTranslations("sessions.confirm");
  const tErrors = useTranslations("errors");
  const callbackUrl = usePathname();
  const problem = problemOf(error);
  const { title, text } = useProblemWords(problem);
  if (problem.reason === "signInAgain") {
    return (
      <Banner
        kind="info"
        title={title}
        action={
          <a
            href={`/sign-in?${new URLSearchParams({ error: "SignInAgain", callbackUrl })}`}
            className={buttonStyle("primary", "sm")}
          >
            {tErrors("signInAgain")}
          </a>
        }
      >
        {text}
      </Banner>
    );
  }
  const isPersonal = problem.code === "unauthenticated" || problem.code === "rate_limited";
  return <Banner kind="error" title={isPersonal ? title : t("failed")} />;
}
