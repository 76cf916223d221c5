"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Command, CommandGroup } from "@/components/shared/command";
import { useIndexed } from "@/components/shared/indexed";
import { attentionHref } from "@/lib/attention/attention-search";
import { QUEUE_NAMES } from "@/lib/attention/queues";

/** The queues of what needs attention, by their names: only an index knows what stands in them. */
export function useQueueCommands(): CommandGroup {
  const t = useTranslations("attention");
  const router = useRouter();
  const indexed = useIndexed();
  const words = t("commands.words").split(" ");
  const commands: Command[] = [
    { id: "attention", label: t("commands.title"), words, run: () => router.push("/attention") },
    ...QUEUE_NAMES.map((name) => ({
      id: `queue-${name}`,
      label: t(`queue.${name}`),
      words: [t("commands.group")],
      run: () => router.push(attentionHref({ queue: name })),
    })),
  ];
  return {
    id: "attention",
    label: t("commands.group"),
    folded: true,
    commands: indexed ? commands : [],
  };
}
