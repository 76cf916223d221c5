"use client";
import { type Messages, useMessages, useTranslations } from "next-intl";
import { useRef } from "react";
import { focusNeighbour } from "@/components/filters/arrow-focus";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { ParameterError } from "@/lib/http/problem";
import type { ParameterProblem } from "@/lib/url/param";

interface ProblemListProps {
  problems: readonly ParameterProblem[];
  /** Takes the parameter out of the address. */
  onRemove: (parameter: string) => void;
  /** Called before the last of them goes, and with it the focus. */
  onLast: () => void;
}

/** Each parameter that cannot be read, and what is allowed there. */
export function ProblemList({ problems, onRemove, onLast }: ProblemListProps) {
  const t = useTranslations("filters.problems");
  const nameOf = useParameterName();
  const problemText = useProblemText();
  const list = useRef<HTMLUListElement>(null);

  function remove(parameter: string, index: number) {
    if (!focusNeighbour(list.current, index)) onLast();
    onRemove(parameter);
  }

  return (
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
  );
}

type Known = Messages["filters"]["problem"];

/** Says what is allowed where a value cannot be read; in English where no translation knows it. */
export function useProblemText(): (problem: ParameterError) => string {
  const t = useTranslations("filters.problem");
  const { problem: known } = useMessages().filters;
  return ({ code, detail, limit = 0, values = [], meant = "none" }) =>
    isKnown(code, known) ? t(code, { limit, count: values.length, meant }) : detail;
}

function isKnown(code: string | undefined, known: Known): code is keyof Known {
  return code !== undefined && Object.hasOwn(known, code);
}

/** The plain name of a parameter of the address; one that is not known is shown as it came. */
export function useParameterName(): (parameter: string) => string {
  const names: Record<string, string> = useMessages().filters.jobs.name;
  return (parameter) =>
    (Object.hasOwn(names, parameter) ? names[parameter] : undefined) ?? parameter;
}
