"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useWriteCookie } from "@/components/ui/browser-storage";
import { type Language, languageCookie } from "./language";

interface LanguageSwitch {
  choose: (language: Language) => void;
  /** The words of the new language are on their way. */
  pending: boolean;
}

/** Keeps a language and asks for the same screen in it: address, drawer and drafts stay. */
export function useLanguage(): LanguageSwitch {
  const router = useRouter();
  const write = useWriteCookie();
  const [pending, startTransition] = useTransition();

  function choose(language: Language) {
    write(languageCookie(language));
    startTransition(() => router.refresh());
  }

  return { choose, pending };
}
