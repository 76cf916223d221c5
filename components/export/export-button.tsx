"use client";

import Download from "lucide-react/icons/download";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { exportDialogCode } from "./export-host";
import { openExport } from "./export-state";

export interface ExportButtonProps {
  search: JobsSearch;
  /** Null when Amazon gave none, or nothing is there yet. */
  total: number | null;
  zone: string;
  /** The columns that the table shows, in their order. */
  shown: readonly string[];
}

/** Opens the dialog for everything that the search finds. */
export function ExportButton({ search, total, zone, shown }: ExportButtonProps) {
  const t = useTranslations("export");
  return (
    <Button
      size="sm"
      aria-haspopup="dialog"
      data-chrome=""
      className="max-sm:w-7 max-sm:px-0"
      onPointerEnter={exportDialogCode.load}
      onClick={() => openExport({ search, total, zone, shown })}
    >
      <Download aria-hidden />
      <span className="max-sm:sr-only">{t("button")}</span>
    </Button>
  );
}
