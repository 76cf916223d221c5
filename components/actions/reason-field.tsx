"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, type Ref, useId } from "react";
import { cn } from "@/components/ui/cn";
import { FIELD_STYLE } from "@/components/ui/field/input";
import type { ReasonCode } from "@/lib/actions/job-action";

interface ReasonFieldProps {
  label: string;
  reasons: readonly ReasonCode[];
  /** A code; "" where none is chosen. */
  value: string;
  onChange: (code: string) => void;
  /** Reasons that this person may not use, and why. */
  refuses?: (reason: ReasonCode) => string | null;
  /** What is wrong with it, where something is. */
  error?: ReactNode;
  ref?: Ref<HTMLSelectElement>;
}

/** Why: one of the codes that Amazon takes, by their words, under the headings of its programmes. */
export function ReasonField(props: ReasonFieldProps) {
  const { label, reasons, value, onChange, refuses = () => null, error, ref } = props;
  const t = useTranslations("actions.reason");
  const id = useId();
  const option = (reason: ReasonCode) => {
    const note = refuses(reason);
    return (
      <option key={reason.code} value={reason.code} disabled={note !== null}>
        {t("option", { words: reason.words, code: reason.code })}
        {note === null ? "" : ` – ${note}`}
      </option>
    );
  };
  const programmes = [...new Set(reasons.map(({ programme }) => programme))];
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <select
        ref={ref}
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className={cn(FIELD_STYLE, "h-8 max-w-full truncate px-2")}
      >
        <option value="">{t("choose")}</option>
        {programmes.map((programme) => {
          const options = reasons.filter((reason) => reason.programme === programme).map(option);
          return programme === null ? (
            options
          ) : (
            <optgroup key={programme} label={programme}>
              {options}
            </optgroup>
          );
        })}
      </select>
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-sm text-exception">
          {error}
        </p>
      ) : null}
    </div>
  );
}
