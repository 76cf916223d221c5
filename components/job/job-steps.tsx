"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { StepDirection } from "@/components/shared/row-focus";
import { IconButton } from "@/components/ui/icon-button";

export type JobSteps = {
  /** To the next or the previous job. */
  onStep: (direction: StepDirection) => void;
  /** Where there is a job, and the direction whose job is still on its way. */
  steps: { previous: boolean; next: boolean; waiting: StepDirection | null };
  /** In the whole list, counted from 1. */
  position?: { index: number; total: number | null };
};

/** Where in its list a job stands, and the way to its neighbours. */
export function JobStepButtons({ onStep, steps, position }: JobSteps) {
  const t = useTranslations("jobs.drawer");
  return (
    <>
      {position ? (
        <span className="mr-1 text-xs text-faint tabular-nums max-sm:hidden">
          {position.total === null
            ? position.index
            : t("position", { ...position, total: position.total })}
        </span>
      ) : null}
      <StepButton
        label={t("previous")}
        shortcut="K"
        icon={<ChevronUp />}
        loading={steps.waiting === -1}
        onClick={steps.previous ? () => onStep(-1) : undefined}
      />
      <StepButton
        label={t("next")}
        shortcut="J"
        icon={<ChevronDown />}
        loading={steps.waiting === 1}
        onClick={steps.next ? () => onStep(1) : undefined}
      />
    </>
  );
}

interface StepButtonProps {
  label: string;
  shortcut: string;
  icon: ReactElement;
  loading: boolean;
  onClick: (() => void) | undefined;
}

/** At the end of the list the button stays, and keeps the focus. */
function StepButton({ onClick, ...button }: StepButtonProps) {
  return (
    <IconButton
      {...button}
      onClick={onClick}
      aria-disabled={onClick === undefined}
      className="aria-disabled:opacity-50"
    />
  );
}
