"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { toast } from "@/components/ui/toast/toast";

/**
 * Writes a cookie and looks whether the browser took it: it need not, where cookies are blocked or the
 * text is too long for one.
 * @param cookie as `document.cookie` takes it, `name=value; max-age=…` and so on, without `secure`,
 *   which is added where the page itself came over https; `max-age=0` removes it
 */
export function writeCookie(cookie: string): boolean {
  const [pair = ""] = cookie.split(";");
  const name = pair.slice(0, pair.indexOf("=") + 1);
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain http.
    document.cookie = window.location.protocol === "https:" ? `${cookie}; secure` : cookie;
    const stored = document.cookie.split("; ");
    return /; max-age=0(;|$)/u.test(cookie)
      ? !stored.some((entry) => entry.startsWith(name) && entry !== name)
      : stored.includes(pair);
  } catch {
    // A page without an origin of its own may not even ask.
    return false;
  }
}

/** The same, and says so where the browser refuses. */
export function useWriteCookie(): (cookie: string) => void {
  const t = useTranslations("common");
  return useCallback(
    (cookie) => {
      if (writeCookie(cookie)) return;
      toast({ kind: "error", title: t("cookieRefused"), text: t("cookieRefusedText") });
    },
    [t],
  );
}

/** Empties what this tab keeps through a reload: it belongs to who was signed in. */
export function clearTabStorage(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Storage is forbidden: nothing was stored.
  }
}
