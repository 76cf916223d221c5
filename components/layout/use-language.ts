"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { type Language, languageCookie } from "./language";

export interface LanguageSwitch {
  choose: (language: Language) => void;
  /** The words of the new language are on their way. */
  pending: boolean;
}

/** Keeps a language and asks for the same screen in it: address, drawer and drafts stay. */
export function useLanguage(): LanguageSwitch {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function choose(language: Language) {
    const secure = window.location.protocol === "https:";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain http.
    document.cookie = languageCookie(language, secure);
    startTransition(() => router.refresh());
  }

  return { choose, pending };
}
