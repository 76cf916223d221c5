import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["w-2/3", "w-24", "w-1/2", "w-3/4", "w-32", "w-2/5"];

/** Stands where the groups of a job will stand. */
export function JobDetailSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-line">
      {["what", "when", "where"].map((group) => (
        <div key={group} className="space-y-3.5 px-4 py-5">
          <Skeleton className="w-16" />
          {ROWS.map((width) => (
            <div key={width} className="grid grid-cols-[7.5rem_1fr] gap-3">
              <Skeleton className="w-20" />
              <Skeleton className={width} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
