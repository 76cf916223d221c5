"use client";

import { useEffect, useState } from "react";
import { getQueryClient } from "@/components/shell/query-client";
import { clearTabStorage } from "@/components/ui/browser-storage";
import { postAuth } from "@/lib/http/post-auth";

export interface SignInState {
  /** The choice under way, which stays so until the browser leaves the page. */
  pending: string | null;
  /** The server could not be reached. */
  failed: boolean;
  withDemoRole: (role: string) => void;
  /** `prompt` asks the provider to let the person choose anew. */
  withProvider: (prompt: string | null) => void;
}

/** Name of the choice that is not a demo role. */
export const OIDC = "oidc";

const TOO_MANY = 429;

/** Starts a sign-in with next-auth. */
export function useSignIn(callbackUrl: string): SignInState {
  const [pending, setPending] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);

  // The outside system is the tab: whoever was signed in before left something, also without a word.
  useEffect(() => {
    getQueryClient().clear();
    clearTabStorage();
  }, []);

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
    withProvider: (prompt) => start(OIDC, () => goToProvider(callbackUrl, prompt)),
  };
}

/** Stays on the host in the address bar, which NEXTAUTH_URL may spell differently. */
async function enterDemo(role: string, callbackUrl: string): Promise<void> {
  const { status } = await postAuth("callback/demo", { role, callbackUrl });
  const error = status === TOO_MANY ? "TooManyAttempts" : "Callback";
  window.location.assign(
    status === 200 ? callbackUrl : `/sign-in?${new URLSearchParams({ error, callbackUrl })}`,
  );
}

async function goToProvider(callbackUrl: string, prompt: string | null): Promise<void> {
  const query = prompt === null ? "" : `?${new URLSearchParams({ prompt })}`;
  const { status, url } = await postAuth(`signin/oidc${query}`, { callbackUrl });
  const error = status === TOO_MANY ? "TooManyAttempts" : "OAuthSignin";
  window.location.assign(url ?? `/sign-in?${new URLSearchParams({ error, callbackUrl })}`);
}
