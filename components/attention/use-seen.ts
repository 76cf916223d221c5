"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { announce } from "@/components/ui/announcer";
import { toast } from "@/components/ui/toast/toast";
import type { QueuePage } from "@/lib/attention/attention-answers";
import { COUNTS_KEY, markSeen, queueQuery, ROWS_KEY } from "@/lib/attention/attention-query";
import type { AttentionSearch } from "@/lib/attention/attention-search";
import type { QueueName, QueueScope } from "@/lib/attention/queues";

type Parts = {
  queue: QueueName | null;
  page: QueuePage | null;
  rows: QueueScope & Pick<AttentionSearch, "show" | "page">;
};

/** Folds a job away until it changes, or lets one that was folded away count again. */
export function useSeen({ queue, page, rows }: Parts): (id: string) => void {
  const t = useTranslations("attention");
  const client = useQueryClient();

  const settle = useCallback(async () => {
    await client.invalidateQueries({ queryKey: COUNTS_KEY });
    await client.invalidateQueries({ queryKey: ROWS_KEY, refetchType: "none" });
  }, [client]);

  return useCallback(
    (id) => {
      const place = page?.places[id];
      if (queue === null || page === null || place === undefined) return;
      const seen = rows.show === "open";
      const job = { id, hash: place.hash };
      const { queryKey } = queueQuery(queue, rows);
      const left = page.jobs.filter(({ serviceJobId }) => serviceJobId !== id);
      client.setQueryData(queryKey, { ...page, jobs: left, total: (page.total ?? 1) - 1 });

      const keep = async (change: boolean) => {
        try {
          await markSeen(queue, { jobs: [job], seen: change });
        } catch {
          toast({ kind: "error", title: t("seenFailed"), text: t("seenFailedText") });
          await client.invalidateQueries({ queryKey });
        }
        await settle();
      };
      announce(seen ? t("seenDone") : t("unseenDone"));
      void keep(seen).then(() => {
        // The rows behind the page move up once it is read out.
        if (left.length === 0) void client.invalidateQueries({ queryKey });
      });
      toast({
        title: seen ? t("seenDone") : t("unseenDone"),
        action: {
          label: t("undo"),
          onClick: () => void keep(!seen).then(() => client.invalidateQueries({ queryKey })),
        },
      });
    },
    [client, page, queue, rows, settle, t],
  );
}
