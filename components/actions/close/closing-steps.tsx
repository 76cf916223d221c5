"use client";
import Check from "lucide-react/icons/check";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { ClosingStep } from "./closing-session";

interface ClosingStepsProps {
  steps: readonly ClosingStep[];
  current: ClosingStep;
  /** What Amazon has taken already. */
  isSaved: (step: ClosingStep) => boolean;
  onGo: (step: ClosingStep) => void;
}

/** Where somebody is on the way to a closed job; every step can be gone to at any time. */
export function ClosingSteps({ steps, current, isSaved, onGo }: ClosingStepsProps) {
  const t = useTranslations("closing");
  return (
    <ol
      aria-label={t("steps")}
      className="flex flex-wrap gap-1 rounded-md border border-line bg-subtle p-1"
    >
      {steps.map((step, index) => (
        <li key={step} className="min-w-0 flex-auto">
          <button
            type="button"
            aria-current={step === current ? "step" : undefined}
            onClick={() => onGo(step)}
            className={cn(
              "flex h-8 w-full items-center justify-center gap-1.5 rounded-sm border border-transparent px-1.5 text-sm text-muted transition-colors duration-100 hover:text-fg",
              step === current && "border-line-strong bg-surface font-medium text-fg shadow-xs",
            )}
          >
            <span
              className={cn(
                "grid size-5 shrink-0 place-items-center rounded-full border border-line-strong text-xs tabular-nums",
                isSaved(step) && "border-done-line bg-done-bg text-done",
              )}
            >
              {isSaved(step) ? (
                <Check role="img" aria-label={t("savedNow")} className="size-3" strokeWidth={3} />
              ) : (
                index + 1
              )}
            </span>
            <span className="truncate">{t(`step.${step}`)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
