"use client";
import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { Dialog, DialogContent } from "@/components/ui/popup/dialog";
import { closeSearch, focusAfterSearch, openSearch } from "./search-draft";

interface CommandMenuProps {
  open: boolean;
  /** Of the list inside, which has the focus at first. */
  field: RefObject<HTMLInputElement | null>;
  /** Mounted only while the menu is open. */
  children: ReactNode;
}

/** Whatever can be found, and whatever can be done on a screen by its name. */
export function CommandMenu({ open, field, children }: CommandMenuProps) {
  const t = useTranslations("commandMenu");
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? openSearch() : closeSearch())}>
      <DialogContent
        title={t("title")}
        size="md"
        edge="top"
        initialFocus={field}
        finalFocus={() => focusAfterSearch(field.current?.closest("[role=dialog]") ?? null)}
      >
        {children}
      </DialogContent>
    </Dialog>
  );
}
