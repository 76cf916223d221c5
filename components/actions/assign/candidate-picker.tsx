"use client";
import Search from "lucide-react/icons/search";
import UserPlus from "lucide-react/icons/user-plus";
import { useTranslations } from "next-intl";
import { type RefObject, useId } from "react";
import type { Refusal } from "@/components/actions/use-refusals";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/field/input";
import { Skeleton } from "@/components/ui/skeleton";
import { CandidateRow } from "./candidate-row";
import type { Candidate } from "./candidates";

/** Whom somebody chooses among, and how far. */
export type CandidateChoice = {
  /** Those that are found by what was typed, and whoever is chosen. */
  shown: readonly Candidate[];
  candidates: readonly Candidate[];
  chosen: ReadonlySet<string>;
  choose: (id: string, isChosen: boolean) => void;
  typed: string;
  setTyped: (typed: string) => void;
  /** What was typed, where it may be somebody's id whom nobody has seen. */
  unseen: string | null;
  /** Puts that one among the chosen. */
  add: () => void;
  /** Something that is asked for is not there yet. */
  pending: boolean;
  /** Who works at the store cannot be known now. */
  unknown: boolean;
};

interface CandidatePickerProps {
  choice: CandidateChoice;
  /** In which the times of clashes are written. */
  zone: string;
  refusals?: readonly Refusal[];
  search: RefObject<HTMLInputElement | null>;
  list: RefObject<HTMLFieldSetElement | null>;
  /** Of the list. */
  className?: string;
}

/** Technicians to choose from, found by name, or added by an id that nobody has seen. */
export function CandidatePicker({
  choice,
  zone,
  refusals = [],
  search,
  list,
  className,
}: CandidatePickerProps) {
  const t = useTranslations("actions.assign");
  const hint = useId();
  const { shown, candidates, chosen, choose, typed, setTyped, unseen, add, pending } = choice;
  const elsewhere = candidates.filter(({ known }) => known === "elsewhere").length;

  function hintWords(): string {
    if (choice.unknown) return t("unknown");
    return elsewhere > 0 ? t("elsewhere", { count: elsewhere }) : t("source");
  }

  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Input
        ref={search}
        aria-label={t("find")}
        placeholder={t("find")}
        icon={<Search />}
        value={typed}
        autoComplete="off"
        aria-describedby={hint}
        onChange={({ target }) => setTyped(target.value)}
        // It finds; the button sends.
        onKeyDown={(event) => {
          if (event.key === "Enter") event.preventDefault();
        }}
      />
      <p id={hint} className="text-xs text-muted">
        {hintWords()}
      </p>
      <fieldset
        ref={list}
        tabIndex={-1}
        aria-busy={pending}
        className={cn("min-w-0 rounded-sm", className)}
      >
        <legend className="sr-only">{t("technicians")}</legend>
        <ul className="divide-y divide-line">
          {shown.map((candidate) => (
            <CandidateRow
              key={candidate.id}
              candidate={candidate}
              twins={candidates.filter(({ name }) => name === candidate.name).length > 1}
              zone={zone}
              checked={chosen.has(candidate.id)}
              onCheck={(isChosen) => choose(candidate.id, isChosen)}
              refusals={refusals.filter(({ values = [] }) => values.includes(candidate.id))}
            />
          ))}
        </ul>
        {pending ? (
          <div className="space-y-3 py-3">
            <Skeleton className="w-2/5" />
            <Skeleton className="w-1/3" />
          </div>
        ) : null}
        {!pending && shown.length === 0 ? (
          <p className="py-2 text-sm text-muted">{t("nobody")}</p>
        ) : null}
      </fieldset>
      {unseen === null ? null : (
        <Button size="sm" className="self-start" onClick={add}>
          <UserPlus aria-hidden />
          {t("add", { id: unseen })}
        </Button>
      )}
    </div>
  );
}
