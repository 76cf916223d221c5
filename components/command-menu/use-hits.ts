"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Command, CommandGroup } from "@/components/shared/command";
import { useIndexed } from "@/components/shared/indexed";
import { useQueryProblem } from "@/components/shared/problem/query-problem";
import type { UpdateSearch } from "@/components/shared/update-search";
import type { Problem } from "@/lib/http/problem";
import type { IndexInfo, SearchHit } from "@/lib/jobs/job-index";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { changeOfHit, changeOfText, groupHits } from "@/lib/search/search-hits";
import { searchQuery, wantedOf } from "@/lib/search/search-query";
import { useSearchDraft } from "./search-draft";

/** What the index of all jobs finds for the typed text. */
export type Hits = {
  groups: readonly CommandGroup[];
  /** How many things were found; null while nothing is asked, or there is no answer. */
  count: number | null;
  /** Of the index that answered. */
  index: IndexInfo | null;
  /** The index answers for the text, or will. */
  asked: boolean;
  /** The text is one id. */
  isId: boolean;
  /** The answer for this very text is on its way. */
  awaited: boolean;
  /** Why there is none. */
  problem: Problem | null;
  /** The index is asked, or would be for a longer text. */
  indexed: boolean;
  retry: () => void;
};

interface HitTargets {
  search: JobsSearch;
  update: UpdateSearch;
}

/** Asks while somebody types; what was found before stays until there is something newer. */
export function useHits({ search, update }: HitTargets): Hits {
  const t = useTranslations("commandMenu.hits");
  const indexed = useIndexed();
  const typed = useSearchDraft("text");
  const wanted = indexed ? wantedOf(typed) : null;
  const text = wanted?.text ?? "";
  const asked = useAfterPause(text);
  const query = useQuery({ ...searchQuery(asked, search.marketplace), enabled: asked !== "" });
  const failure = useQueryProblem(query, asked);
  const { data, isPlaceholderData, isFetching } = query;
  const answer = text === "" ? undefined : data;
  const problem = asked === text ? failure : null;
  const pending = text !== asked || (isFetching && (isPlaceholderData || data === undefined));
  const awaited = text !== "" && pending;
  const isAnswered = answer !== undefined && !awaited && problem === null;

  function commandOf(hit: SearchHit): Command {
    const { kind, value, label, count } = hit;
    const name = label === "" ? value : label;
    return {
      id: `hit-${kind}-${value}`,
      label: name,
      words: [value],
      detail: name === value ? undefined : value,
      note: kind === "job" ? undefined : t("jobs", { count }),
      fits: "last",
      run: () => update(changeOfHit(hit, search)),
    };
  }

  const groups: CommandGroup[] = groupHits(answer?.hits ?? []).map(({ kind, hits }) => ({
    id: `hits-${kind}`,
    label: t(`kind.${kind}`),
    commands: hits.map(commandOf),
  }));
  // Only a text that the index has found may get into an address.
  if (isAnswered && !wanted?.isId && answer.hits.length > 0) {
    const label = t("all", { text: asked });
    const run = () => update(changeOfText(asked, search));
    groups.push({
      id: "hits-all",
      label: t("kind.job"),
      commands: [{ id: "hit-all", label, fits: "last", run }],
    });
  }
  return {
    groups,
    count: isAnswered ? answer.hits.length : null,
    index: answer?.index ?? null,
    asked: awaited || isAnswered,
    isId: wanted?.isId ?? false,
    awaited,
    problem,
    indexed,
    retry: () => void query.refetch(),
  };
}

const PAUSE_MS = 120;
/** Nobody types that many characters at once: they were pasted, and are all there will be. */
const PASTED = 4;

/** A text as it is once somebody pauses typing. */
function useAfterPause(text: string): string {
  const [settled, setSettled] = useState(text);
  const length = useRef(text.length);
  useEffect(() => {
    const pasted = Math.abs(text.length - length.current) >= PASTED;
    length.current = text.length;
    const timer = setTimeout(() => setSettled(text), pasted ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
