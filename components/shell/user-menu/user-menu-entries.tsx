"use client";
import LogOut from "lucide-react/icons/log-out";
import MonitorSmartphone from "lucide-react/icons/monitor-smartphone";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageChoices } from "@/components/shell/language-choices";
import { useSignOut } from "@/components/shell/sign-out";
import { MenuItem, MenuLinkItem, MenuSeparator } from "@/components/ui/popup/menu-items";
import { HomeChoices } from "./home-choices";
import type { ShellUser } from "./shell-user";

export interface UserMenuEntriesProps {
  user: ShellUser;
  /** Whether there is more than one page to begin with. */
  attention: boolean;
  /** An entry that explains. */
  help?: ReactNode;
}

/** What the user menu offers. */
export function UserMenuEntries({ user, attention, help }: UserMenuEntriesProps) {
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
      {help}
      <MenuItem onClick={() => void signOut()}>
        <LogOut aria-hidden />
        {t("signOut")}
      </MenuItem>
    </>
  );
}
