"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { ParameterProblem } from "@/lib/url/param";
import { ProblemList } from "./problem-list";

interface SearchProblemsProps {
  problems: readonly ParameterProblem[];
  /** Takes the parameter out of the address. */
  onRemove: (parameter: string) => void;
}

/** What of the address cannot be read, and what is allowed there; everything else holds. */
export function SearchProblems({ problems, onRemove }: SearchProblemsProps) {
  const t = useTranslations("filters.problems");
  const section = useRef<HTMLElement>(null);
  return (
    // Empty, it takes no room and still holds the focus that the last problem had.
    <section
      ref={section}
      tabIndex={-1}
      aria-label={t("label")}
      className="outline-none empty:absolute"
    >
      {problems.length > 0 ? (
        <ProblemList
          problems={problems}
          onRemove={onRemove}
          onLast={() => section.current?.focus()}
        />
      ) : null}
    </section>
  );
}
