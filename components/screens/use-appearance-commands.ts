"use client";

import { useTranslations } from "next-intl";
import { withDensity, withVisibility } from "@/components/data-table/column-layout";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { jobLayoutColumns } from "@/components/jobs-list/table/columns";
import { useColumnLabel } from "@/components/jobs-list/table/columns-menu";
import type { CommandGroup } from "@/components/shared/command";
import { LANGUAGES, readLanguage } from "@/components/shell/language";
import { readTheme, THEMES } from "@/components/shell/theme";
import { useLanguage } from "@/components/shell/use-language";
import { useThemeChoice } from "@/components/shell/use-theme-choice";

/** Columns, row height, theme and language. */
export function useAppearanceCommands({ layout, onLayout }: ColumnLayoutState): CommandGroup[] {
  const t = useTranslations("commandMenu");
  const tTable = useTranslations("dataTable.columns");
  const tTheme = useTranslations("layout.theme");
  const tLanguage = useTranslations("layout.language");
  const columnLabel = useColumnLabel();
  const theme = readTheme();
  const chooseTheme = useThemeChoice();
  const language = readLanguage(document.cookie);
  const { choose: chooseLanguage } = useLanguage();
  return [
    {
      id: "columns",
      label: t("groups.columns"),
      folded: true,
      commands: jobLayoutColumns
        .filter(({ fixed }) => !fixed)
        .map(({ id }) => {
          const checked = layout.visibility[id] !== false;
          return {
            id: `column-${id}`,
            label: columnLabel(id),
            checked,
            stays: true,
            run: () => onLayout(withVisibility(layout, id, !checked)),
          };
        }),
    },
    {
      id: "density",
      label: t("groups.density"),
      folded: true,
      commands: (["comfortable", "compact"] as const).map((density) => ({
        id: `density-${density}`,
        label: tTable(density),
        checked: (layout.density ?? "comfortable") === density,
        run: () => onLayout(withDensity(layout, density)),
      })),
    },
    {
      id: "theme",
      label: t("groups.theme"),
      folded: true,
      commands: THEMES.map((value) => ({
        id: `theme-${value}`,
        label: tTheme(value),
        checked: theme === value,
        run: () => chooseTheme(value),
      })),
    },
    {
      id: "language",
      label: t("groups.language"),
      folded: true,
      commands: LANGUAGES.map((value) => ({
        id: `language-${value}`,
        label: value === "browser" ? tLanguage("browser") : tLanguage(`name.${value}`),
        words: ["language"],
        checked: language === value,
        run: () => chooseLanguage(value),
      })),
    },
  ];
}
