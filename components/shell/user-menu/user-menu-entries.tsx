"use client";
import Keyboard from "lucide-react/icons/keyboard";
import LogOut from "lucide-react/icons/log-out";
import MonitorSmartphone from "lucide-react/icons/monitor-smartphone";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { LanguageChoices } from "@/components/shell/language-choices";
import { useSignOut } from "@/components/shell/sign-out";
import { Kbd } from "@/components/ui/kbd";
import { MenuItem, MenuLinkItem, MenuSeparator } from "@/components/ui/popup/menu-items";
import { overlay } from "@/components/ui/popup/overlay";
import { HomeChoices } from "./home-choices";
import type { ShellUser } from "./shell-user";

export interface UserMenuEntriesProps {
  user: ShellUser;
  /** Whether there is more than one page to begin with. */
  attention: boolean;
}

/** What the user menu offers. */
export function UserMenuEntries({ user, attention }: UserMenuEntriesProps) {
  const t = useTranslations("layout.user");
  const signOut = useSignOut();

  return (
    <>
      <div className="px-2 py-1.5">
        <p className="truncate text-sm font-medium">{user.name}</p>
        <p className="text-xs text-muted">{t(`role.${user.role}`)}</p>
      </div>
      <MenuSeparator />
      <LanguageChoices />
      <MenuSeparator />
      {attention ? <HomeChoices role={user.role} /> : null}
      <MenuLinkItem render={<Link href="/sessions" />}>
        <MonitorSmartphone aria-hidden />
        {t("sessions")}
      </MenuLinkItem>
      <KeysItem />
      <MenuItem onClick={() => void signOut()}>
        <LogOut aria-hidden />
        {t("signOut")}
      </MenuItem>
    </>
  );
}

/** The way to the sheet of keys for those who do not know its key. A phone has no keys. */
function KeysItem() {
  const t = useTranslations("commandMenu.keyboard");
  return (
    <MenuItem className="max-sm:hidden" onClick={() => overlay.set("keys")}>
      <Keyboard aria-hidden />
      {t("title")}
      <span className="ml-auto pl-4">
        <Kbd>?</Kbd>
      </span>
    </MenuItem>
  );
}
