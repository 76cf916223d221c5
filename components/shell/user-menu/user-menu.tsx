"use client";
import { useTranslations } from "next-intl";
import { iconButtonStyle } from "@/components/ui/button-style";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/popup/menu";

import type { UserMenuEntriesProps } from "./user-menu-entries";

const entries = lazyCode(() =>
  import("./user-menu-entries").then((module) => module.UserMenuEntries),
);

/** Who is signed in, as what, and the way out. */
export function UserMenu({ user, attention }: UserMenuEntriesProps) {
  const t = useTranslations("layout.user");

  return (
    <Menu needs={entries}>
      <MenuTrigger
        title={t("menu", { name: user.name })}
        className={iconButtonStyle("ghost", "md")}
      >
        <span
          aria-hidden
          className="grid size-6 place-items-center rounded-full bg-accent-subtle text-[0.6875rem] leading-none font-semibold tracking-tight text-accent-fg ring-1 ring-accent-line ring-inset"
        >
          {initials(user.name)}
        </span>
        <span className="sr-only">{t("menu", { name: user.name })}</span>
      </MenuTrigger>
      <MenuContent className="min-w-52">
        <LazyPart code={entries} props={{ user, attention }} />
      </MenuContent>
    </Menu>
  );
}

/** One or two letters for a person: the first of the first and of the last word of the name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => firstCharacter(word ?? "").toLocaleUpperCase()).join("");
}

/** A character as a reader sees it, which may be several code points; the first of these where the browser cannot tell. */
function firstCharacter(word: string): string {
  if (typeof Intl.Segmenter !== "function") return [...word][0] ?? "";
  const [first] = new Intl.Segmenter().segment(word);
  return first?.segment ?? "";
}
