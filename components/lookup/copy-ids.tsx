"use client";

import Copy from "lucide-react/icons/copy";
import { useTranslations } from "next-intl";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy/copy-text";
import { toast } from "@/components/ui/toast/toast";

/** Copies ids, one a line, as a column for a spreadsheet. */
export function CopyIds({ ids, label }: { ids: readonly string[]; label: string }) {
  const t = useTranslations("lookup");
  const failed = useTranslations("common")("copyFailed");

  async function copy() {
    if (await copyText(ids.join("\n"))) {
      announce(t("copied", { count: ids.length }));
      toast({ kind: "success", title: t("copied", { count: ids.length }) });
    } else {
      toast({ kind: "error", title: failed });
    }
  }

  return (
    <Button size="sm" aria-label={label} title={label} onClick={() => void copy()}>
      <Copy aria-hidden />
      {t("copyAll")}
    </Button>
  );
}
