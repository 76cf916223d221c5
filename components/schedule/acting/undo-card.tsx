"use client";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import type { VisitFrame } from "@/components/schedule/visit/visit-card";
import { isTaken } from "@/components/shared/hot-keys";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { type Dropped, type Place, takeBack } from "./acting-store";
import { Beside } from "./beside";
import { focusFor } from "./kept-focus";

/** As it stands on keyboards. */
const UNDO_KEY = "Esc";

interface UndoCardProps {
  place: Place;
  dropped: Dropped;
  frame: VisitFrame;
}

/** Before anything is sent: who goes instead of whom, what clashes, and the way back. */
export function UndoCard({ place, dropped: { from, to, clashes }, frame }: UndoCardProps) {
  const t = useTranslations("schedule.acting");
  const title = from === null ? t("goes", { to }) : t("instead", { to, from });
  const clash = frame.words.clash(clashes, frame.tz);

  const undo = () => {
    takeBack(place.jobId);
    announce(t("undone"));
    focusFor(place)?.focus();
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || isTaken(event)) return;
    event.preventDefault();
    event.stopPropagation();
    undo();
  });
  // The outside systems are the live region, and the keyboard wherever the focus is.
  const say = useEffectEvent(() =>
    announce([title, clash, t("undoHint")].filter(Boolean).join(". ")),
  );
  useEffect(() => {
    say();
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen, { capture: true });
    return () => document.removeEventListener("keydown", listen, { capture: true });
  }, []);

  return (
    <Beside place={place} label={t("notSent")}>
      <div className="flex items-center gap-3 pl-1">
        <div className="min-w-0 flex-1">
          <p className="font-medium">
            <bdi>{title}</bdi>
          </p>
          {clash ? <p className="text-xs text-exception">{clash}</p> : null}
        </div>
        <Button size="sm" aria-keyshortcuts="Escape" onClick={undo}>
          {t("undo")}
          <span aria-hidden className="max-sm:hidden">
            <Kbd>{UNDO_KEY}</Kbd>
          </span>
        </Button>
      </div>
      <div
        aria-hidden
        className="mt-2 h-0.5 origin-left scale-x-0 rounded-full bg-accent transition-[scale] duration-4000 ease-linear motion-reduce:hidden starting:scale-x-100"
      />
    </Beside>
  );
}
