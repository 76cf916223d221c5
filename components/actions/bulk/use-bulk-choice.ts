"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CandidateChoice } from "@/components/actions/assign/candidate-picker";
import { matching, unseenId } from "@/components/actions/assign/candidates";
import { useActionOffer } from "@/components/shared/action-offer";
import { MOST_AT_ONCE } from "@/lib/actions/bulk-assign";
import { MOST_TECHNICIANS } from "@/lib/actions/job-action";
import type { Job } from "@/lib/jobs/job";
import { type Reviewed, review } from "./bulk-conflicts";
import { useBulkCandidates } from "./use-bulk-candidates";

export type BulkChoice = CandidateChoice & {
  /** By id: a name, or the id where nobody ever named them. */
  nameOf: (id: string) => string;
  reviewed: readonly Reviewed[];
  /** The jobs of the visits to which they are going to go. */
  ready: Job[];
  /** What is still to be chosen; null where nothing is, undefined where nothing can be sent. */
  missing: string | null | undefined;
};

/** Who is to go to the visits of these jobs, before it is sent. */
export function useBulkChoice(jobs: readonly Job[]): BulkChoice {
  const t = useTranslations("actions.assign");
  const tBulk = useTranslations("actions.bulk");
  const offer = useActionOffer();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState("");
  const { candidates, lanesOf, pending, unknown } = useBulkCandidates(jobs, added);
  const unseen = unseenId(candidates, typed);
  const reviewed = review(jobs, [...chosen], { offer, lanesOf });
  const ready = reviewed.flatMap(({ job, left }) => (left === null ? job : []));

  function choose(id: string, isChosen: boolean) {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  }

  function missing(): string | null | undefined {
    if (reviewed.every(({ left }) => left !== null && left !== "unchanged")) return undefined;
    if (chosen.size === 0) return t("missing");
    if (chosen.size > MOST_TECHNICIANS) return t("tooMany", { limit: MOST_TECHNICIANS });
    if (ready.length === 0) return t("unchanged");
    return ready.length > MOST_AT_ONCE ? tBulk("tooMany", { limit: MOST_AT_ONCE }) : null;
  }

  return {
    shown: matching(candidates, typed, chosen),
    ...{ candidates, chosen, choose, typed, setTyped, unseen, pending, unknown, reviewed, ready },
    add() {
      if (unseen === null) return;
      setAdded([...added, unseen]);
      choose(unseen, true);
      setTyped("");
    },
    nameOf: (id) => candidates.find((one) => one.id === id)?.name ?? id,
    missing: missing(),
  };
}
