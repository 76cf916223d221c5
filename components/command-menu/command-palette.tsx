"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { overlay } from "@/components/shared/hot-keys";
import { Dialog, DialogContent } from "@/components/ui/popup/dialog";
import type { PaletteScreen } from "./command";
import { CommandList } from "./command-list";

export interface CommandPaletteProps {
  open: boolean;
  screen: PaletteScreen;
}

/** Whatever can be done on the jobs page, by its name. */
export function CommandPalette({ open, screen }: CommandPaletteProps) {
  const t = useTranslations("palette");
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog open={open} onOpenChange={(next) => overlay.set(next ? "palette" : null)}>
      <DialogContent title={t("title")} size="md" initialFocus={field}>
        <CommandList screen={screen} field={field} />
      </DialogContent>
    </Dialog>
  );
}
