"use client";

import Columns3 from "lucide-react/icons/columns-3";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popup/popover";
import type { ColumnsPanelProps } from "./columns-panel";

const columnsPanel = lazyCode(() =>
  import("./columns-panel").then((module) => module.ColumnsPanel),
);

/** Which columns are shown, in what order, how wide, which stay when scrolled; how high the rows are. */
export function ColumnsMenu(props: ColumnsPanelProps) {
  const t = useTranslations("dataTable.columns");
  return (
    <Popover needs={columnsPanel}>
      <PopoverTrigger
        render={
          <Button size="sm" variant="ghost">
            <Columns3 aria-hidden />
            {t("button")}
          </Button>
        }
      />
      <PopoverContent label={t("title")} align="end" className="w-96">
        <LazyPart code={columnsPanel} props={props} />
      </PopoverContent>
    </Popover>
  );
}
