"use client";

import ShieldCheck from "lucide-react/icons/shield-check";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { Checkbox } from "@/components/ui/field/checkbox";
import type { Role } from "@/lib/access/permissions";
import { EXPORT_FORMATS, type ExportFormat } from "./export-state";
import { canChooseFile } from "./sink";

const COLUMN_CHOICES = ["all", "shown"] as const;
export type ColumnChoice = (typeof COLUMN_CHOICES)[number];

export interface ExportSetupProps {
  format: ExportFormat;
  onFormat: (format: ExportFormat) => void;
  columns: ColumnChoice;
  onColumns: (columns: ColumnChoice) => void;
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
  const { format, onFormat, columns, onColumns, toFile, onToFile, role, failed, focusRef } = props;
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
              ref={one === format ? focusRef : undefined}
              type="radio"
              name="export-format"
              value={one}
              checked={one === format}
              onChange={() => onFormat(one)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span>
              <span className="block font-medium">{t(`formats.${one}.name`)}</span>
              <span className="block text-muted">{t(`formats.${one}.text`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {format === "json" ? null : (
        <fieldset className="grid gap-1">
          <legend className="mb-1.5 text-sm font-medium">{t("columns.legend")}</legend>
          {COLUMN_CHOICES.map((one) => (
            <label key={one} className="flex min-h-6 cursor-pointer items-center gap-2 text-sm">
              <input
                type="radio"
                name="export-columns"
                value={one}
                checked={one === columns}
                onChange={() => onColumns(one)}
                className="size-4 shrink-0 accent-accent"
              />
              {t(`columns.${one}`)}
            </label>
          ))}
        </fieldset>
      )}
      {canChooseFile() ? (
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
