"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { endOtherTabs, leaveFor } from "@/components/shell/leave";
import { toast } from "@/components/ui/toast";
import { ProblemError } from "@/lib/http/problem";
import { whileEnding } from "@/lib/http/session-end";
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
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const isDone = useRef(false);

  function finish(words: string): void {
    isDone.current = true;
    setOpen(false);
    toast({ kind: "success", title: words });
    void client.invalidateQueries({ queryKey: [SESSIONS_KEY] });
  }

  async function end(what: Ending): Promise<void> {
    setPending(true);
    setError(null);
    try {
      const own = endsOneself(what);
      await (own ? whileEnding(() => requestEnd(what)) : requestEnd(what));
      if (own) {
        endOtherTabs();
        leaveFor("/sign-in");
      } else finish(what.which === "own" || what.which === "any" ? t("one") : t("many"));
    } catch (failure) {
      if (!(failure instanceof Error)) throw failure;
      // Somebody else was faster, or its time was up: that is what was wanted.
      const isOver = failure instanceof ProblemError && failure.problem.code === "not_found";
      if (isOver) finish(t("over"));
      else setError(failure);
    } finally {
      setPending(false);
    }
  }

  return {
    ending,
    open,
    isPending,
    error,
    isDone,
    ask: (next: Ending) => {
      setError(null);
      isDone.current = false;
      setEnding(next);
      setOpen(true);
    },
    close: () => setOpen(false),
    confirm: () => {
      if (ending !== null) void end(ending);
    },
  };
}
