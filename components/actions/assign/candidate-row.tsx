"use client";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTranslations } from "next-intl";
import { type Refusal, useRefusalWords } from "@/components/actions/use-refusals";
import { useClock } from "@/components/shared/time/site-time";
import { cn } from "@/components/ui/cn";
import { Checkbox } from "@/components/ui/field/checkbox";
import { useListWords } from "@/components/ui/use-list-words";
import type { Visit } from "@/lib/schedule/schedule";
import { formatClock } from "@/lib/time/format";
import { zoneAbbreviation } from "@/lib/time/zones";
import type { Candidate } from "./candidates";

interface CandidateRowProps {
  candidate: Candidate;
  /** Somebody else goes by the same name. */
  twins: boolean;
  /** IANA zone of the site. */
  zone: string;
  checked: boolean;
  onCheck: (checked: boolean) => void;
  /** What Amazon has against this one. */
  refusals: readonly Refusal[];
}

/** One who could go: free or not, and what Amazon has against it. */
export function CandidateRow({
  candidate,
  twins,
  zone,
  checked,
  onCheck,
  refusals,
}: CandidateRowProps) {
  const t = useTranslations("actions.assign");
  const wordsOf = useRefusalWords();
  const clashWords = useClashWords(zone);
  const { id, name, known, clashes, isAway } = candidate;
  const isBusy = clashes !== null && clashes.length > 0;
  return (
    <li data-refused={refusals.length > 0 ? "" : undefined} className="py-1.5">
      <Checkbox
        checked={checked}
        onCheckedChange={onCheck}
        className="w-full items-start py-0.5 [&>button]:mt-0.5"
      >
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <bdi className={cn(name === null && "id-text")}>{name ?? id}</bdi>
            {name !== null && twins ? (
              <span className="id-text text-xs text-muted">…{id.slice(-4)}</span>
            ) : null}
            {known === "here" ? null : (
              <span className="text-xs text-muted">{t(`known.${known}`)}</span>
            )}
          </span>
          {isAway ? <span className="block text-xs text-action">{t("away")}</span> : null}
          {clashes === null || (isAway && !isBusy) ? null : (
            <span className={cn("block text-xs", isBusy ? "text-action" : "text-muted")}>
              {isBusy ? clashWords(candidate) : t("free")}
            </span>
          )}
        </span>
      </Checkbox>
      {refusals.map((refusal) => (
        <p
          key={`${refusal.code} ${refusal.upstreamCode}`}
          role="alert"
          className="pl-6 text-sm text-exception"
        >
          {t("refused", { name: name ?? id, why: wordsOf(refusal) })}
        </p>
      ))}
    </li>
  );
}

/** "Ben has another visit 10:30–12:00 CST". */
export function useClashWords(
  zone: string,
): (candidate: Pick<Candidate, "id" | "name" | "clashes">) => string {
  const t = useTranslations("actions.assign");
  const { locale } = useClock();
  const listWords = useListWords();
  const time = ({ start, end }: Visit) => {
    const from = Date.parse(start);
    const until = end === null ? "" : `–${formatClock(Date.parse(end), { locale, zone })}`;
    return `${formatClock(from, { locale, zone })}${until} ${zoneAbbreviation(from, zone, locale)}`;
  };
  return ({ id, name, clashes }) =>
    t("clash", {
      name: name ?? id,
      times: listWords((clashes ?? []).map(time)),
      count: clashes?.length ?? 0,
    });
}

/** Before anything is sent: who of those newly chosen is away, or somewhere else at that time. */
export function Clashes({ chosen, zone }: { chosen: readonly Candidate[]; zone: string }) {
  const t = useTranslations("actions.assign");
  const clashWords = useClashWords(zone);
  const lines = chosen.flatMap((candidate) => {
    const { id, name, isAway, clashes } = candidate;
    return [
      ...(isAway ? [t("awayThen", { name: name ?? id })] : []),
      ...(clashes !== null && clashes.length > 0 ? [clashWords(candidate)] : []),
    ];
  });
  if (lines.length === 0) return null;
  return (
    <ul className="space-y-0.5 text-sm text-action">
      {lines.map((line) => (
        <li key={line} className="flex items-start gap-1.5">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {line}
        </li>
      ))}
    </ul>
  );
}
