"use client";

import { useEffect, useState } from "react";
import { forgetTab } from "@/components/ui/forget-tab";

export interface SignInState {
  /** The choice under way, which stays so until the browser leaves the page. */
  pending: string | null;
  /** The server could not be reached. */
  failed: boolean;
  withDemoRole: (role: string) => void;
  withProvider: () => void;
}

/** Name of the choice that is not a demo role. */
export const OIDC = "oidc";

/** Starts a sign-in with next-auth, whose code is loaded with the first press. */
export function useSignIn(callbackUrl: string): SignInState {
  const [pending, setPending] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);

  // The outside system is the tab: whoever was signed in before left something, also without a word.
  useEffect(() => forgetTab(), []);

  // The outside system is the browser's page cache: Back from a provider shows this page again.
  useEffect(() => {
    const release = (event: PageTransitionEvent) => event.persisted && setPending(null);
    window.addEventListener("pageshow", release);
    return () => window.removeEventListener("pageshow", release);
  }, []);

  function start(choice: string, go: () => Promise<void>) {
    setPending(choice);
    setFailed(false);
    go().catch(() => {
      setPending(null);
      setFailed(true);
    });
  }

  return {
    pending,
    failed,
    withDemoRole: (role) => start(role, () => enterDemo(role, callbackUrl)),
    withProvider: () => start(OIDC, () => goToProvider(callbackUrl)),
  };
}

/** Stays on the host in the address bar, which NEXTAUTH_URL may spell differently. */
async function enterDemo(role: string, callbackUrl: string): Promise<void> {
  const { signIn } = await import("next-auth/react");
  const answer = await signIn("demo", { role, callbackUrl, redirect: false });
  const error = answer?.ok ? null : (answer?.error ?? "Callback");
  window.location.assign(
    error ? `/sign-in?${new URLSearchParams({ error, callbackUrl })}` : callbackUrl,
  );
}

async function goToProvider(callbackUrl: string): Promise<void> {
  const { signIn } = await import("next-auth/react");
  await signIn("oidc", { callbackUrl });
}
