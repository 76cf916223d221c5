"use client";
import LogOut from "lucide-react/icons/log-out";
import MonitorSmartphone from "lucide-react/icons/monitor-smartphone";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { iconButtonStyle } from "@/components/ui/button-style";
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLinkItem,
  MenuSeparator,
  MenuTrigger,
} from "@/components/ui/popup/menu";
import { LanguageChoices } from "./language-choices";
import { useSignOut } from "./sign-out";

export interface ShellUser {
  name: string;
  role: "viewer" | "manager" | "admin";
}

/** Who is signed in, as what, and the way out. */
export function UserMenu({ user, help }: { user: ShellUser; help?: ReactNode }) {
  const t = useTranslations("layout.user");
  const signOut = useSignOut();

  return (
    <Menu>
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
        <div className="px-2 py-1.5">
          <p className="truncate text-sm font-medium">{user.name}</p>
          <p className="text-xs text-muted">{t(`role.${user.role}`)}</p>
        </div>
        <MenuSeparator />
        <LanguageChoices />
        <MenuSeparator />
        <MenuLinkItem render={<Link href="/sessions" />}>
          <MonitorSmartphone aria-hidden />
          {t("sessions")}
        </MenuLinkItem>
        {help}
        <MenuItem onClick={() => void signOut()}>
          <LogOut aria-hidden />
          {t("signOut")}
        </MenuItem>
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
