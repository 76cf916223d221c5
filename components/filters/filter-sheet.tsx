"use client";

import SlidersHorizontal from "lucide-react/icons/sliders-horizontal";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/popup/dialog";
import { filterSection } from "./filter";
import { type FilterSurface, FilterSurfaceContext } from "./filter-props";

export interface FilterSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** How many filters are set. */
  count: number;
  /** The section that is unfolded. */
  openId: string | null;
  setOpenId: (id: string | null) => void;
  onClearAll: () => void;
  children: ReactNode;
}

/** All filters behind one button, for narrow screens. */
export function FilterSheet({
  open,
  onOpenChange,
  count,
  openId,
  setOpenId,
  onClearAll,
  children,
}: FilterSheetProps) {
  const t = useTranslations("filters");
  const surface = useMemo<FilterSurface>(
    () => ({ kind: "sheet", openId, setOpenId }),
    [openId, setOpenId],
  );
  return (
    <Dialog open={open} onOpenChange={onOpenChange} needs={filterSection}>
      <DialogTrigger
        render={
          <Button>
            <SlidersHorizontal aria-hidden />
            {count > 0 ? t("sheet.buttonCount", { count }) : t("sheet.button")}
          </Button>
        }
      />
      <DialogContent
        title={t("sheet.title")}
        footer={
          <>
            <Button
              variant="ghost"
              className="mr-auto"
              aria-disabled={count === 0 || undefined}
              onClick={count > 0 ? onClearAll : undefined}
            >
              {t("clearAll")}
            </Button>
            <DialogClose render={<Button variant="primary">{t("sheet.done")}</Button>} />
          </>
        }
      >
        <FilterSurfaceContext value={surface}>{children}</FilterSurfaceContext>
      </DialogContent>
    </Dialog>
  );
}
