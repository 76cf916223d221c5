"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

interface ClearButtonProps {
  /** Name of the filter. */
  label: string;
  active: boolean;
  onClear: () => void;
}

/** Stays in place when there is nothing to clear, so that focus does too. */
export function ClearButton({ label, active, onClear }: ClearButtonProps) {
  const t = useTranslations("filters");
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-label={t("clearOne", { label })}
      aria-disabled={!active || undefined}
      className="aria-disabled:opacity-50"
      onClick={active ? onClear : undefined}
    >
      {t("clear")}
    </Button>
  );
}
