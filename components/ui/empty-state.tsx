import type { ReactNode } from "react";
import { cn } from "./cn";

export interface EmptyStateProps {
  icon: ReactNode;
  title: ReactNode;
  /** What happened and what to do next. */
  text?: ReactNode;
  /** Buttons or links. */
  actions?: ReactNode;
  /** Level of the title in the outline of the page. */
  level?: 1 | 2 | 3;
  className?: string;
}

export function EmptyState({ icon, title, text, actions, level = 2, className }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={cn("flex flex-col items-center px-4 py-12 text-center", className)}>
      <span
        aria-hidden
        className="mb-4 grid size-10 place-items-center rounded-lg border border-line bg-subtle text-faint [&_svg]:size-5"
      >
        {icon}
      </span>
      <Heading className="text-base font-semibold text-balance">{title}</Heading>
      {text ? <div className="mt-1 max-w-md text-sm text-balance text-muted">{text}</div> : null}
      {actions ? (
        <div className="mt-5 flex flex-wrap items-center justify-center gap-2">{actions}</div>
      ) : null}
    </div>
  );
}
