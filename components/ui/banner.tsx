import CircleX from "lucide-react/icons/circle-x";
import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { cn } from "./cn";

const KINDS = {
  info: { Icon: Info, style: "border-progress-line bg-progress-bg", tint: "text-progress" },
  warn: { Icon: TriangleAlert, style: "border-action-line bg-action-bg", tint: "text-action" },
  error: { Icon: CircleX, style: "border-exception-line bg-exception-bg", tint: "text-exception" },
} as const;

export interface BannerProps {
  kind: keyof typeof KINDS;
  /** What happened. */
  title: ReactNode;
  /** What to do next. */
  children?: ReactNode;
  /** Buttons, set at the right. */
  action?: ReactNode;
  className?: string;
}

/** A message in the flow of the page. Errors are announced at once, the others politely. */
export function Banner({ kind, title, children, action, className }: BannerProps) {
  const { Icon, style, tint } = KINDS[kind];
  return (
    <div
      role={kind === "error" ? "alert" : "status"}
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-3 py-2 text-sm text-fg",
        style,
        className,
      )}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", tint)} />
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium">{title}</p>
        {children ? <div className="text-muted">{children}</div> : null}
      </div>
      {action ? <div className="flex max-w-full flex-wrap items-center gap-2">{action}</div> : null}
    </div>
  );
}
