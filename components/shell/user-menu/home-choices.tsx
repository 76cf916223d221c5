"use client";
import { useTranslations } from "next-intl";
import { useWriteCookie } from "@/components/ui/browser-storage";
import {
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from "@/components/ui/popup/menu-items";
import { HOME_COOKIE, HOMES, homeOf, type ShellUser } from "./shell-user";

const YEAR_S = 365 * 24 * 60 * 60;

/** The page with which this person begins, as choices of an open menu. */
export function HomeChoices({ role }: { role: ShellUser["role"] }) {
  const t = useTranslations("layout.user.start");
  const write = useWriteCookie();
  const entry = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${HOME_COOKIE}=`));
  return (
    <>
      <MenuRadioGroup
        value={homeOf(entry?.slice(HOME_COOKIE.length + 1), role)}
        onValueChange={(home) =>
          write(`${HOME_COOKIE}=${home}; path=/; max-age=${YEAR_S}; samesite=lax`)
        }
      >
        <MenuLabel>{t("title")}</MenuLabel>
        {HOMES.map((home) => (
          <MenuRadioItem key={home} value={home}>
            {t(home)}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
      <MenuSeparator />
    </>
  );
}
