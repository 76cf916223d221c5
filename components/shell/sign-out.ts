"use client";
import { useTranslations } from "next-intl";
import { clearTabStorage } from "@/components/ui/browser-storage";
import { toast } from "@/components/ui/toast/toast";
import { postAuth } from "@/lib/http/post-auth";
import { whileEnding } from "@/lib/http/session-end";
import { getQueryClient } from "./query-client";

/** The channel on which the tabs of a browser share when their session ends, in epoch ms. */
export const SESSION_CHANNEL = "session";
/** What is said there when it has ended before its time. */
export const SESSION_ENDED = "ended";

let isLeaving = false;

/**
 * Leaves for another page so that nothing of what this person saw stays: not in this tab's memory or
 * storage, not on the screen while a question of the browser holds the page, not by Back. Whoever
 * leaves first says where to.
 */
export function leaveFor(url: string): void {
  if (isLeaving) return;
  isLeaving = true;
  getQueryClient().clear();
  clearTabStorage();
  document.documentElement.style.visibility = "hidden";
  window.location.replace(url);
}

/** The same for signing in again, and back to where this person was. */
export function leaveToSignIn(): void {
  const { pathname, search } = window.location;
  const query = new URLSearchParams({
    error: "SessionRequired",
    callbackUrl: `${pathname}${search}`,
  });
  leaveFor(`/sign-in?${query}`);
}

/** Takes the other tabs of this browser along: they showed what this session saw. */
export function endOtherTabs(): void {
  if (typeof BroadcastChannel === "undefined") return;
  const tabs = new BroadcastChannel(SESSION_CHANNEL);
  tabs.postMessage(SESSION_ENDED);
  tabs.close();
}

/** Ends the session and takes with it what this tab stored; says so where that fails. */
export function useSignOut(): () => Promise<void> {
  const t = useTranslations("layout.user");
  return async () => {
    try {
      // Where the provider ends sessions itself, the way out leads over it.
      const { url } = await whileEnding(() => postAuth("signout", {}));
      if (url === null) throw new Error("The server did not sign out.");
      endOtherTabs();
      leaveFor(url);
    } catch {
      toast({ kind: "error", title: t("signOutFailed"), text: t("signOutFailedText") });
    }
  };
}
