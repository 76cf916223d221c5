"use client";

import { useTranslations } from "next-intl";
import { useClock } from "@/components/shared/site-time";
import type { Ending } from "@/lib/sessions/ending";
import type { OpenSession } from "@/lib/sessions/open-session";
import { formatDateTime } from "@/lib/time/format";
import { useDeviceWords } from "./use-device-words";

type EndingWords = { title: string; text: string };

/** What an end is about, in the words of a question, and what it does. */
export function useEndingWords(): (ending: Ending) => EndingWords {
  const t = useTranslations("sessions.confirm");
  const deviceWords = useDeviceWords();
  const { locale, now, viewerZone } = useClock();

  const about = (session: OpenSession) => ({
    device: deviceWords(session),
    time: formatDateTime(Date.parse(session.begunAt), { locale, zone: viewerZone ?? "UTC", now }),
  });

  return (ending) => {
    switch (ending.which) {
      case "own":
        return { title: t("one.title"), text: t("one.text", about(ending.session)) };
      case "others":
        return { title: t("others.title", { count: ending.count }), text: t("others.text") };
      case "any": {
        const name = ending.session.userName;
        const words = { name, ...about(ending.session) };
        return { title: t("any.title", { name }), text: t("any.text", words) };
      }
      case "person": {
        const name = ending.userName;
        return { title: t("person.title", { name }), text: t("person.text", { name }) };
      }
    }
  };
}
