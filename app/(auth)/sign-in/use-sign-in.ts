"use client";

import { useEffect, useState } from "react";

export interface SignInState {
  /** The choice under way, which stays so until the browser leaves the page. */
  pending: string | null;
  /** The server could not be reached. */
  failed: boolean;
  start: (choice: string, provider: string, fields?: Record<string, string>) => void;
}

/** Starts a sign-in with next-auth, whose code is loaded with the first press. */
export function useSignIn(callbackUrl: string): SignInState {
  const [pending, setPending] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);

  // The outside system is the browser's page cache: Back from a provider shows this page again.
  useEffect(() => {
    const release = (event: PageTransitionEvent) => event.persisted && setPending(null);
    window.addEventListener("pageshow", release);
    return () => window.removeEventListener("pageshow", release);
  }, []);

  function start(choice: string, provider: string, fields?: Record<string, string>) {
    setPending(choice);
    setFailed(false);
    import("next-auth/react")
      .then(({ signIn }) => signIn(provider, { ...fields, callbackUrl }))
      .catch(() => {
        setPending(null);
        setFailed(true);
      });
  }

  return { pending, failed, start };
}
