"use client";

import ShieldCheck from "lucide-react/icons/shield-check";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { Checkbox } from "@/components/ui/field/checkbox";
import type { Role } from "@/lib/access/permissions";
import { EXPORT_FORMATS } from "./export-state";
import { COLUMN_CHOICES, type FileChoice, HEADING_CHOICES } from "./file-form";
import { canChooseFile } from "./sink";

export interface ExportSetupProps {
  choice: FileChoice;
  onChoice: (choice: FileChoice) => void;
  /** Whether the file is chosen beforehand. */
  toFile: boolean;
  onToFile: (toFile: boolean) => void;
  role: Role;
  /** The chosen file could not be opened. */
  failed: boolean;
  /** Where the focus begins. */
  focusRef: Ref<HTMLInputElement>;
}

/** What is to be decided before an export begins. */
export function ExportSetup(props: ExportSetupProps) {
  const { choice, onChoice, toFile, onToFile, role, failed, focusRef } = props;
  const t = useTranslations("export");
  return (
    <div className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">{t("format")}</legend>
        {EXPORT_FORMATS.map((one) => (
          <label
            key={one}
            className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-3 py-2 text-sm transition-colors duration-100 hover:bg-hover has-checked:border-accent-line has-checked:bg-accent-subtle"
          >
            <input
              ref={one === choice.format ? focusRef : undefined}
              type="radio"
              name="export-format"
              value={one}
              checked={one === choice.format}
              onChange={() => onChoice({ ...choice, format: one })}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span>
              <span className="block font-medium">{t(`formats.${one}.name`)}</span>
              <span className="block text-muted">{t(`formats.${one}.text`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {choice.format === "json" ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Choices
            name="columns"
            values={COLUMN_CHOICES}
            chosen={choice.columns}
            onChoose={(columns) => onChoice({ ...choice, columns })}
            legend={t("columns.legend")}
            labelOf={(one) => t(`columns.${one}`)}
          />
          <Choices
            name="headings"
            values={HEADING_CHOICES}
            chosen={choice.headings}
            onChoose={(headings) => onChoice({ ...choice, headings })}
            legend={t("headings.legend")}
            labelOf={(one) => t(`headings.${one}`)}
          />
        </div>
      )}
      {canChooseFile() && choice.format !== "xlsx" ? (
        <Checkbox checked={toFile} onCheckedChange={onToFile} className="justify-self-start">
          {t("stream")}
        </Checkbox>
      ) : null}
      <p className="flex items-start gap-2 text-sm text-muted">
        <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
        {t(`privacy.${role}`)}
      </p>
      {failed ? (
        <p role="alert" className="text-sm text-exception">
          {t("pickFailed")}
        </p>
      ) : null}
    </div>
  );
}

interface ChoicesProps<Value extends string> {
  name: string;
  values: readonly Value[];
  chosen: Value;
  onChoose: (value: Value) => void;
  legend: string;
  labelOf: (value: Value) => string;
}

function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { name, values, chosen, onChoose, legend, labelOf } = props;
  return (
    <fieldset className="grid content-start gap-1">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      {values.map((one) => (
        <label key={one} className="flex min-h-6 cursor-pointer items-center gap-2 text-sm">
          <input
            type="radio"
            name={`export-${name}`}
            value={one}
            checked={one === chosen}
            onChange={() => onChoose(one)}
            className="size-4 shrink-0 accent-accent"
          />
          {labelOf(one)}
        </label>
      ))}
    </fieldset>
  );
}
