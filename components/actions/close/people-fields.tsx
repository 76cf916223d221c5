"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import { type Candidate, matching, unseenId } from "@/components/actions/assign/candidates";
import { useCandidates } from "@/components/actions/assign/use-candidates";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Input } from "@/components/ui/field/input";
import type { Job } from "@/lib/jobs/job";

/** So many are shown of those whom somebody looks for. */
const MOST_FOUND = 8;

interface PeopleFieldsProps {
  job: Job;
  /** By id. */
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
}

/** Who was there: those who were to come, and whoever else is looked for by name or id. */
export function PeopleFields({ job, chosen, onChange }: PeopleFieldsProps) {
  const t = useTranslations("closing");
  const field = useId();
  const [typed, setTyped] = useState("");
  // Whoever was once ticked stays on the list.
  const [added, setAdded] = useState<readonly string[]>(chosen);
  const { candidates } = useCandidates(job, added);
  const isListed = ({ id, known }: Candidate) => known === "assigned" || added.includes(id);
  const listed = candidates.filter(isListed);
  const isLooking = typed.trim() !== "";
  const found = isLooking
    ? matching(candidates, typed, new Set())
        .filter((one) => !isListed(one))
        .slice(0, MOST_FOUND)
    : [];
  const unseen = unseenId(candidates, typed);

  function choose(id: string, isChosen: boolean) {
    setAdded((before) => [...new Set([...before, id])]);
    onChange(isChosen ? [...new Set([...chosen, id])] : chosen.filter((other) => other !== id));
  }

  function add(id: string) {
    choose(id, true);
    setTyped("");
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const [only, ...others] = [...found.map(({ id }) => id), ...(unseen ? [unseen] : [])];
    if (only && others.length === 0) add(only);
  }

  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-1">
      <legend className="mb-1.5 text-sm font-medium">{t("people")}</legend>
      {listed.length === 0 ? <p className="text-sm text-muted">{t("nobody")}</p> : null}
      {listed.map(({ id, name }) => (
        <Checkbox
          key={id}
          className="min-h-7"
          checked={chosen.includes(id)}
          onCheckedChange={(checked) => choose(id, checked)}
        >
          <bdi className={cn(name === null && "id-text")}>{name ?? id}</bdi>
        </Checkbox>
      ))}
      <label htmlFor={field} className="mt-2 block text-xs font-medium text-muted">
        {t("somebodyElse")}
      </label>
      <Input
        id={field}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        wrapperClassName="max-w-80"
        onKeyDown={onKeyDown}
        onChange={({ target }) => setTyped(target.value)}
      />
      {isLooking ? (
        <ul className="mt-1 flex flex-wrap gap-1.5">
          {found.map(({ id, name }) => (
            <li key={id}>
              <Button size="sm" onClick={() => add(id)}>
                <bdi className={cn(name === null && "id-text")}>{name ?? id}</bdi>
                <span className="id-text text-xs text-muted">…{id.slice(-4)}</span>
              </Button>
            </li>
          ))}
          {unseen ? (
            <li>
              <Button size="sm" onClick={() => add(unseen)}>
                {t("addUnseen", { id: unseen })}
              </Button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </fieldset>
  );
}
