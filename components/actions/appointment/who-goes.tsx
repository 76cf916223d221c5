"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import {
  type CandidateChoice,
  CandidatePicker,
} from "@/components/actions/assign/candidate-picker";
import { Clashes } from "@/components/actions/assign/candidate-row";
import { useTechnicianChoice } from "@/components/actions/assign/use-candidates";
import { useActionOffer } from "@/components/shared/action-offer";
import { Checkbox } from "@/components/ui/field/checkbox";
import { useListWords } from "@/components/ui/use-list-words";
import { isOffered } from "@/lib/actions/hindrances";
import { activeVisit, MOST_TECHNICIANS, type Slot } from "@/lib/actions/job-action";
import type { Job } from "@/lib/jobs/job";

interface Crew {
  /** Whether anybody can be chosen: a visit that is moved keeps its own. */
  offered: boolean;
  open: boolean;
  setOpen: (open: boolean) => void;
  choice: CandidateChoice;
  /** By id, sorted; nobody is a choice, too. */
  going: string[];
  /** What is still to be chosen, in words. */
  missing: string | null;
}

/** Who is to go to a visit that is to be booked at a time, as far as somebody has chosen. */
export function useCrew(job: Job, slot: Slot | null): Crew {
  const t = useTranslations("actions.appointment.crew");
  const offer = useActionOffer();
  const [open, setOpen] = useState(false);
  const choice = useTechnicianChoice(job, { slot });
  const offered = activeVisit(job) === undefined && isOffered(offer, "assign");
  const going = offered && open ? [...choice.chosen].sort() : [];
  let missing: string | null = null;
  if (offered && open && going.length === 0) missing = t("missing");
  if (going.length > MOST_TECHNICIANS) missing = t("tooMany", { limit: MOST_TECHNICIANS });
  return { offered, open, setOpen, choice, going, missing };
}

/** Who is going to be assigned, and whoever of them is somewhere else at that time. */
export function CrewSummary({ crew: { choice, going }, zone }: { crew: Crew; zone: string }) {
  const t = useTranslations("actions.appointment.crew");
  const listWords = useListWords();
  const chosen = choice.candidates.filter(({ id }) => going.includes(id));
  if (chosen.length === 0) return null;
  return (
    <>
      <p className="text-sm">
        {t("going", { names: listWords(chosen.map(({ id, name }) => name ?? id)) })}
      </p>
      <Clashes chosen={chosen} zone={zone} />
    </>
  );
}

/** What unfolds comes into view, once. */
const reveal = (unfolded: HTMLElement | null) => unfolded?.scrollIntoView({ block: "nearest" });

/** Who goes to a visit that is to be booked: assigned once it is, by a second action of its own. */
export function WhoGoes({ crew, zone }: { crew: Crew; zone: string }) {
  const t = useTranslations("actions.appointment.crew");
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  if (!crew.offered) return null;
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3">
      <Checkbox checked={crew.open} onCheckedChange={crew.setOpen} className="self-start">
        {t("open")}
      </Checkbox>
      {crew.open ? (
        <div ref={reveal} className="flex flex-col gap-2">
          <p className="text-sm text-muted">{t("note")}</p>
          <CandidatePicker
            {...{ zone, search, list }}
            choice={crew.choice}
            className="max-h-64 overflow-y-auto"
          />
        </div>
      ) : null}
    </div>
  );
}
