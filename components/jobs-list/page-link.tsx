"use client";

import type { ReactNode } from "react";
import type { ButtonVariant } from "@/components/ui/button-style";
import { LinkButton } from "@/components/ui/link-button";

export type PageTurner = {
  hrefOf: (page: number) => string;
  /** Turns the page in place; the address stays a plain link for new tabs. */
  onPage: (page: number) => void;
};

export interface PageLinkProps extends PageTurner {
  page: number;
  children: ReactNode;
  rel?: "next" | "prev";
  variant?: ButtonVariant;
}

export function PageLink({ page, hrefOf, onPage, ...props }: PageLinkProps) {
  return (
    <LinkButton
      {...props}
      size="sm"
      href={hrefOf(page)}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault();
        onPage(page);
      }}
    />
  );
}
