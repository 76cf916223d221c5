"use client";
import { useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, type RefObject, use, useRef, useState } from "react";
import { useProblemWords } from "@/components/shared/problem/problem";
import { problemOf } from "@/components/shared/problem/query-problem";
import { useClock } from "@/components/shared/time/site-time";
import { endOtherTabs, leaveFor } from "@/components/shell/sign-out";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { Dialog, DialogContent } from "@/components/ui/popup/dialog";
import { toast } from "@/components/ui/toast/toast";
import { ProblemError } from "@/lib/http/problem";
import { whileEnding } from "@/lib/http/session-end";
import type { OpenSession } from "@/lib/sessions/open-session";
import { type Ending, requestEnd, SESSIONS_KEY } from "@/lib/sessions/sessions-query";
import { formatDateTime } from "@/lib/time/format";
import { useDeviceWords } from "./cells";

/** Asks whether sessions are to be ended, and ends them. */
const AskToEnd = createContext<((ending: Ending) => void) | null>(null);

export function useAskToEnd(): (ending: Ending) => void {
  const ask = use(AskToEnd);
  if (ask === null) throw new Error("A session is ended outside of an EndingHost.");
  return ask;
}

interface EndingHostProps {
  /** Gets the focus when the row goes that had it. */
  heading: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** Lets everything below ask before it ends sessions. */
export function EndingHost({ heading, children }: EndingHostProps) {
  const t = useTranslations("sessions.confirm");
  const { ending, open, isPending, error, isDone, ask, close, confirm } = useEnding();
  const wordsOf = useEndingWords();
  const words = ending && wordsOf(ending);
  const isOne = ending?.which === "own" || ending?.which === "any";
  const count = ending?.which === "others" ? ending.count : 2;

  return (
    <AskToEnd value={ask}>
      {children}
      <Dialog open={open} onOpenChange={(next) => (next ? undefined : close())}>
        <DialogContent
          title={words?.title}
          description={words?.text}
          finalFocus={() => (isDone.current ? heading.current : true)}
          footer={
            <>
              <Button onClick={close}>{t("cancel")}</Button>
              <Button variant="danger" loading={isPending} onClick={confirm}>
                {t("end", { count: isOne ? 1 : count })}
              </Button>
            </>
          }
        >
          <div className="grid gap-3 text-sm text-muted">
            {ending && endsOneself(ending) ? <Banner kind="warn" title={t("self")} /> : null}
            <p>{t("record")}</p>
            {error ? <EndingFailure error={error} /> : null}
          </div>
        </DialogContent>
      </Dialog>
    </AskToEnd>
  );
}

type EndingWords = { title: string; text: string };

/** What an end is about, in the words of a question, and what it does. */
function useEndingWords(): (ending: Ending) => EndingWords {
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

/** Whether the reader's own session ends, too. */
function endsOneself(ending: Ending): boolean {
  if (ending.which === "any") return ending.session.current;
  return ending.which === "person" && ending.own;
}

/** What somebody is asked about, and what came of it. */
function useEnding() {
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

/** Why nothing was ended; the buttons below it try again. */
function EndingFailure({ error }: { error: Error }) {
  const t = useTranslations("sessions.confirm");
  const tErrors = useTranslations("errors");
  const callbackUrl = usePathname();
  const problem = problemOf(error);
  const { title, text } = useProblemWords(problem);
  if (problem.reason === "signInAgain") {
    return (
      <Banner
        kind="info"
        title={title}
        action={
          <a
            href={`/sign-in?${new URLSearchParams({ error: "SignInAgain", callbackUrl })}`}
            className={buttonStyle("primary", "sm")}
          >
            {tErrors("signInAgain")}
          </a>
        }
      >
        {text}
      </Banner>
    );
  }
  const isPersonal = problem.code === "unauthenticated" || problem.code === "rate_limited";
  return <Banner kind="error" title={isPersonal ? title : t("failed")} />;
}
