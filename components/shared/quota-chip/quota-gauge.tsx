import { cn } from "@/components/ui/cn";

const RADIUS = 6;
const ROUND = 2 * Math.PI * RADIUS;

/** A ring of 16 px, full as the quota is. `share` is 0 to 1. */
export function QuotaGauge({ share, className }: { share: number; className?: string }) {
  const filled = Math.min(1, Math.max(0, share)) * ROUND;
  return (
    <svg aria-hidden viewBox="0 0 16 16" fill="none" className={cn("-rotate-90", className)}>
      <circle cx="8" cy="8" r={RADIUS} strokeWidth="2.5" className="stroke-line-strong" />
      <circle
        cx="8"
        cy="8"
        r={RADIUS}
        strokeWidth="2.5"
        strokeDasharray={`${filled} ${ROUND}`}
        className="stroke-current transition-[stroke-dasharray] duration-150"
      />
    </svg>
  );
}
