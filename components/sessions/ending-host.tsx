"use client";

import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { AskToEnd } from "./ask-to-end";
import { EndingFailure } from "./ending-failure";
import { endsOneself, useEnding } from "./use-ending";
import { useEndingWords } from "./use-ending-words";

export interface EndingHostProps {
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
