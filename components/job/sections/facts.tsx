"use client";
import ChevronRight from "lucide-react/icons/chevron-right";
import EyeOff from "lucide-react/icons/eye-off";
import { type Messages, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { useMay } from "@/components/shared/permissions";
import { Isolated } from "@/components/shared/words";
import { CopyButton } from "@/components/ui/copy/copy-button";
import type { Job, Technician } from "@/lib/jobs/job";

/** Level of the sections' headings: 2 on the job's own page, 3 in the drawer. */
export type HeadingLevel = 2 | 3;

interface DetailSectionProps {
  title: string;
  level: HeadingLevel;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

export function DetailSection({ title, level, aside, children }: DetailSectionProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section
      aria-labelledby={id}
      className="border-b border-line px-4 py-4 last:border-b-0 print:px-0"
    >
      <div className="mb-2 flex min-h-6 items-center justify-between gap-3">
        <Heading id={id} className="text-sm font-semibold">
          {title}
        </Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}

interface FoldedSectionProps extends Omit<DetailSectionProps, "aside"> {
  onToggle?: (isOpen: boolean) => void;
}

/** What is seldom asked for: folded until somebody opens it, and on no paper. */
export function FoldedSection({ title, level, children, onToggle }: FoldedSectionProps) {
  const Heading = `h${level}` as const;
  return (
    <details
      data-chrome=""
      onToggle={({ currentTarget }) => onToggle?.(currentTarget.open)}
      className="group/folded border-b border-line px-4 last:border-b-0"
    >
      <summary className="-mx-4 flex min-h-11 cursor-pointer list-none items-center gap-1.5 px-4 hover:bg-hover focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-faint group-open/folded:rotate-90"
        />
        <Heading className="text-sm font-semibold">{title}</Heading>
      </summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}

export type Fact = { id: string; label: string; value: ReactNode };

/** Names and values. Nothing at all where there is no fact. */
export function Facts({ facts }: { facts: readonly (Fact | null)[] }) {
  const present = facts.filter((fact) => fact !== null);
  if (present.length === 0) return null;
  return (
    <dl className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
      {present.map(({ id, label, value }) => (
        <div key={id} className="col-span-2 grid grid-cols-subgrid">
          <dt className="py-0.5 text-muted">{label}</dt>
          <dd className="min-w-0 py-0.5 wrap-anywhere">
            {typeof value === "string" ? <bdi>{value}</bdi> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type FieldName = keyof Messages["jobs"]["detail"]["fields"];

/**
 * Makes a fact of a field: none when it is absent, "hidden" when the role may not see it, and a note
 * beside a value that the role sees shortened. `path` is where the field is in the job.
 */
export function useFact(
  job: Pick<Job, "hidden">,
): (field: FieldName, value: ReactNode, path?: string) => Fact | null {
  const t = useTranslations("jobs.detail");
  const hiddenText = t(useMay("buyer.reveal") ? "untilShown" : "hidden");
  return (field, value, path) => {
    const cut = path !== undefined && job.hidden.includes(path);
    const absent = value === undefined || value === null || value === "";
    if (absent && !cut) return null;
    const fact = { id: field, label: t(`fields.${field}`) };
    if (absent) return { ...fact, value: <CutNote text={hiddenText} /> };
    if (!cut) return { ...fact, value };
    return {
      ...fact,
      value: (
        <span className="flex flex-wrap gap-x-2">
          <bdi>{value}</bdi>
          <CutNote text={t("shortened")} />
        </span>
      ),
    };
  };
}

export function CutNote({ text }: { text: string }) {
  return (
    <span className="inline-flex h-5 items-center gap-1 text-faint">
      <EyeOff aria-hidden className="size-3.5 shrink-0" />
      {text}
    </span>
  );
}

/** Makes a fact of one or more ids; none where all are absent. */
export function useIdFact(
  job: Pick<Job, "hidden">,
): (field: FieldName, ids: readonly (string | undefined)[], path?: string) => Fact | null {
  const t = useTranslations("jobs.detail.fields");
  const fact = useFact(job);
  return (field, ids, path) => {
    const present = ids.some((id) => id !== undefined && id !== "");
    return fact(field, present ? <IdValue label={t(field)} ids={ids} /> : undefined, path);
  };
}

interface IdValueProps {
  /** What the id is of, for the button's name: "Order id". */
  label: string;
  ids: readonly (string | undefined)[];
}

/** Ids, each copied with one click. */
function IdValue({ label, ids }: IdValueProps) {
  const t = useTranslations("jobs.detail");
  return (
    <span className="flex flex-col items-start gap-1">
      {[...new Set(ids)].map((id) =>
        id ? (
          <CopyButton
            key={id}
            text={id}
            label={t("copy", { label, value: id })}
            className="id-text -my-0.5 text-left"
          >
            {id}
          </CopyButton>
        ) : null,
      )}
    </span>
  );
}

/** Names, and the id of whoever has none. */
export function TechnicianNames({ technicians }: { technicians: readonly Technician[] }) {
  const t = useTranslations("jobs.detail");
  const names = technicians.flatMap(
    ({ name, technicianId: id }) => name ?? (id ? t("technicianWithoutName", { id }) : []),
  );
  return <Isolated words={names} />;
}
