"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { focusNeighbour } from "@/components/filters/focus-neighbour";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { SearchProblem } from "@/lib/search/search-params";
import { useParameterName } from "./use-parameter-name";
import { useProblemText } from "./use-problem-text";

export interface SearchProblemsProps {
  problems: readonly SearchProblem[];
  /** Takes the parameter out of the address. */
  onRemove: (parameter: string) => void;
}

/** What of the address cannot be read, and what is allowed there; everything else holds. */
export function SearchProblems({ problems, onRemove }: SearchProblemsProps) {
  const t = useTranslations("filters.problems");
  const nameOf = useParameterName();
  const problemText = useProblemText();
  const section = useRef<HTMLElement>(null);
  const list = useRef<HTMLUListElement>(null);

  function remove(parameter: string, index: number) {
    if (!focusNeighbour(list.current, index)) section.current?.focus();
    onRemove(parameter);
  }

  return (
    // Empty, it takes no room and still holds the focus that the last problem had.
    <section
      ref={section}
      tabIndex={-1}
      aria-label={t("label")}
      className="outline-none empty:absolute"
    >
      {problems.length > 0 ? (
        <Banner kind="warn" title={t("title", { count: problems.length })}>
          <ul ref={list} className="mt-1 grid gap-1">
            {problems.map((problem, index) => {
              const { parameter, code, values = [] } = problem;
              const name = nameOf(parameter);
              return (
                <li
                  key={`${parameter}:${code}`}
                  className="flex flex-wrap items-baseline gap-x-3 gap-y-1"
                >
                  <p className="min-w-0 flex-1 basis-52 break-words">
                    <span className="font-medium text-fg">{name}</span>
                    {values.length > 0 ? (
                      <>
                        {" "}
                        <span className="id-text text-fg">{values.join(", ")}</span>
                      </>
                    ) : null}
                    {" – "}
                    {problemText(problem)}
                  </p>
                  <Button
                    size="sm"
                    aria-label={t("removeOne", { name })}
                    onClick={() => remove(parameter, index)}
                  >
                    {t("remove")}
                  </Button>
                </li>
              );
            })}
          </ul>
        </Banner>
      ) : null}
    </section>
  );
}
