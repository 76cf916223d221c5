"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { toast } from "./toaster";

/**
 * Writes a cookie and looks whether the browser took it: it need not, where cookies are blocked or the
 * text is too long for one.
 * @param cookie as `document.cookie` takes it, `name=value; max-age=…` and so on, without `secure`,
 *   which is added where the page itself came over https; `max-age=0` removes it
 */
export function keepCookie(cookie: string): boolean {
  const [pair = ""] = cookie.split(";");
  const name = pair.slice(0, pair.indexOf("=") + 1);
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain http.
    document.cookie = window.location.protocol === "https:" ? `${cookie}; secure` : cookie;
    const kept = document.cookie.split("; ");
    return /; max-age=0(;|$)/u.test(cookie)
      ? !kept.some((entry) => entry.startsWith(name) && entry !== name)
      : kept.includes(pair);
  } catch {
    // A page without an origin of its own may not even ask.
    return false;
  }
}

/** The same, and says so where the browser refuses. */
export function useKeepCookie(): (cookie: string) => void {
  const t = useTranslations("common");
  return useCallback(
    (cookie) => {
      if (keepCookie(cookie)) return;
      toast({ kind: "error", title: t("cookieRefused"), text: t("cookieRefusedText") });
    },
    [t],
  );
}
