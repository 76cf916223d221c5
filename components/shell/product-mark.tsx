import { cn } from "@/components/ui/cn";

/** A list with a tick: the sign of the product. Decoration beside its name. */
export function ProductMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={cn("shrink-0", className)}>
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <g
        className="stroke-on-accent"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="m7 11.8 2.6 2.6 4.6-5.2" />
        <path d="M18.5 12H25M7 21.5h18" opacity=".75" />
      </g>
    </svg>
  );
}
