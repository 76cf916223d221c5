"use client";

import ChevronRight from "lucide-react/icons/chevron-right";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/progress";
import { OIDC, useSignIn } from "./use-sign-in";

interface DemoRole {
  role: string;
  label: string;
  text: string;
  icon: ReactNode;
}

export interface SignInChoicesProps {
  roles: readonly DemoRole[];
  /** Words of the provider's button; null when there is no provider. */
  oidcLabel: string | null;
  /** Makes the provider ask for the account again; null lets it go on with the one it knows. */
  oidcPrompt: string | null;
  callbackUrl: string;
  unreachable: { title: string; text: string };
}

/** The ways in. One at a time: while one is under way the others wait. */
export function SignInChoices(props: SignInChoicesProps) {
  const { roles, oidcLabel, oidcPrompt, callbackUrl, unreachable } = props;
  const { pending, failed, withDemoRole, withProvider } = useSignIn(callbackUrl);
  return (
    <div className="flex flex-col gap-3">
      {failed ? (
        <Banner kind="error" title={unreachable.title}>
          {unreachable.text}
        </Banner>
      ) : null}
      {roles.length > 0 ? (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line-strong">
          {roles.map(({ role, label, text, icon }) => (
            <li key={role}>
              <button
                type="button"
                aria-busy={pending === role || undefined}
                aria-disabled={pending !== null}
                onClick={() => pending === null && withDemoRole(role)}
                className="group flex w-full items-center gap-3 bg-surface px-3 py-2.5 text-left transition-colors duration-100 hover:bg-hover focus-visible:-outline-offset-2 aria-disabled:cursor-default"
              >
                <span
                  aria-hidden
                  className="grid size-8 shrink-0 place-items-center rounded-md bg-accent-subtle text-accent-fg [&_svg]:size-4"
                >
                  {icon}
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block text-sm font-medium">{label}</span>
                  <span className="block text-xs text-muted">{text}</span>
                </span>
                {pending === role ? (
                  <Spinner className="text-muted" />
                ) : (
                  <ChevronRight aria-hidden className="size-4 text-faint group-hover:text-fg" />
                )}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {oidcLabel ? (
        <Button
          variant={roles.length > 0 ? "secondary" : "primary"}
          className="w-full"
          loading={pending === OIDC}
          disabled={pending !== null && pending !== OIDC}
          onClick={() => withProvider(oidcPrompt)}
        >
          {oidcLabel}
        </Button>
      ) : null}
    </div>
  );
}
