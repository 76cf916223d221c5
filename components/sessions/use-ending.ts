"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { leaveFor } from "@/components/layout/leave";
import { toast } from "@/components/ui/toast";
import { ProblemError } from "@/lib/http/problem";
import { type Ending, requestEnd } from "@/lib/sessions/ending";
import { SESSIONS_KEY } from "@/lib/sessions/query";

/** Whether the reader's own session ends, too. */
export function endsOneself(ending: Ending): boolean {
  if (ending.which === "any") return ending.session.current;
  return ending.which === "person" && ending.own;
}

/** What somebody is asked about, and what came of it. */
export function useEnding() {
  const t = useTranslations("sessions.done");
  const client = useQueryClient();
  const [ending, setEnding] = useState<Ending | null>(null);
  const [open, setOpen] = useState(false);
  const isDone = useRef(false);
  const { mutate, isPending, error, reset } = useMutation({ mutationFn: requestEnd });

  function finish(words: string): void {
    isDone.current = true;
    setOpen(false);
    toast({ kind: "success", title: words });
    void client.invalidateQueries({ queryKey: [SESSIONS_KEY] });
  }

  function confirm(): void {
    if (ending === null) return;
    mutate(ending, {
      onSuccess: () => {
        if (endsOneself(ending)) leaveFor("/sign-in");
        else finish(ending.which === "own" || ending.which === "any" ? t("one") : t("many"));
      },
      onError: (failure) => {
        // Somebody else was faster, or its time was up: that is what was wanted.
        if (failure instanceof ProblemError && failure.problem.code === "not_found") {
          finish(t("over"));
        }
      },
    });
  }

  return {
    ending,
    open,
    isPending,
    error,
    isDone,
    ask: (next: Ending) => {
      reset();
      isDone.current = false;
      setEnding(next);
      setOpen(true);
    },
    close: () => setOpen(false),
    confirm,
  };
}
