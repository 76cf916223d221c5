"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import Link2 from "lucide-react/icons/link-2";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/popup/menu";
import type { CopyLinkProps } from "./copy-link-entries";

const entries = lazyCode(() =>
  import("./copy-link-entries").then((module) => module.CopyLinkEntries),
);

/** The ways to copy the address of this list. */
export function CopyLinkMenu(props: CopyLinkProps) {
  const t = useTranslations("filters.jobs.link");

  return (
    <Menu needs={entries}>
      <MenuTrigger
        render={
          <Button variant="ghost" aria-label={t("copy")}>
            <Link2 aria-hidden />
            <span className="max-sm:hidden">{t("copy")}</span>
            <ChevronDown aria-hidden className="size-3.5! text-faint max-sm:hidden" />
          </Button>
        }
      />
      <MenuContent className="w-72">
        <LazyPart code={entries} props={props} />
      </MenuContent>
    </Menu>
  );
}
