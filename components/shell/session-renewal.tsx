"use client";

import { type ComponentType, useEffect, useState } from "react";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { onSessionEnd } from "@/lib/http/session-end";
import { startElapsed } from "@/lib/time/elapsed";
import type { SessionNoticeProps } from "./session-notice";
import { type SessionWarning, type SessionWatch, watchSession } from "./session-watch";
import { endOtherTabs, leaveToSignIn, SESSION_CHANNEL, SESSION_ENDED } from "./sign-out";

const notice = lazyCode<ComponentType<SessionNoticeProps>>(() =>
  import("./session-notice").then(({ SessionNotice }) => SessionNotice),
);

const SIGNS_OF_LIFE = ["pointerdown", "keydown"] as const;

export interface SessionRenewalProps {
  /** Milliseconds until the session ends, when the page was made. */
  endsInMs: number;
  idleMs: number;
  /** IANA zone in which the end is written for whoever's own zone is not known. */
  standardZone: string;
}

/** Keeps the session while somebody works, warns before it ends, and leaves nothing when it has. */
export function SessionRenewal({ endsInMs, idleMs, standardZone }: SessionRenewalProps) {
  const [watch, setWatch] = useState<SessionWatch | null>(null);
  const [warning, setWarning] = useState<SessionWarning | null>(null);

  // The outside systems are the clock, the other tabs, and the person at the keyboard.
  useEffect(() => {
    const tabs = new BroadcastChannel(SESSION_CHANNEL);
    // The tabs share the device's clock; each counts on by itself, for somebody may set that clock.
    const elapsed = startElapsed();
    const onClock = (end: number) => Date.now() + end - elapsed();
    const started = watchSession({
      endsAt: endsInMs,
      now: elapsed,
      idleMs,
      renew: renewSession,
      onWarn: (next) => {
        if (next) notice.load();
        setWarning(next && { ...next, endsAt: onClock(next.endsAt) });
      },
      onEnd: leaveToSignIn,
      share: (endsAt) => tabs.postMessage(onClock(endsAt)),
    });
    tabs.onmessage = ({ data }) => {
      if (data === SESSION_ENDED) leaveToSignIn();
      else started.hear(Number(data) - onClock(0));
    };
    const stopHearing = onSessionEnd(() => {
      endOtherTabs();
      leaveToSignIn();
    });
    for (const sign of SIGNS_OF_LIFE) {
      window.addEventListener(sign, started.markActive, { capture: true, passive: true });
    }
    document.addEventListener("visibilitychange", started.check);
    window.addEventListener("pageshow", reloadWhenBack);
    setWatch(started);
    return () => {
      started.stop();
      stopHearing();
      setWarning(null);
      tabs.close();
      for (const sign of SIGNS_OF_LIFE) {
        window.removeEventListener(sign, started.markActive, { capture: true });
      }
      document.removeEventListener("visibilitychange", started.check);
      window.removeEventListener("pageshow", reloadWhenBack);
    };
  }, [endsInMs, idleMs]);

  if (warning === null || watch === null) return null;
  return <LazyPart code={notice} props={{ ...warning, standardZone, onStay: watch.stay }} />;
}

async function renewSession(): Promise<number> {
  const response = await fetch("/api/auth/session", { cache: "no-store" });
  if (!response.ok) throw new Error(`The session answered ${response.status}.`);
  const session: unknown = await response.json();
  if (typeof session !== "object" || session === null || !("endsInMs" in session)) return 0;
  return Number(session.endsInMs);
}

/** A page that the browser cached shows what a session saw that may have ended since. */
function reloadWhenBack(event: PageTransitionEvent): void {
  if (event.persisted) window.location.reload();
}
