import type { Job } from "@/lib/jobs/job";

/** Title over ASIN. */
export function ServiceCell({ job }: { job: Job }) {
  const { title, asin } = job.scopeOfWork ?? {};
  if (!title && !asin) return null;
  return (
    <span className="flex min-w-0 flex-col">
      {title ? (
        <span
          dir="auto"
          title={title}
          className="truncate text-left leading-4.5 group-data-[density=compact]/table:leading-4 max-sm:line-clamp-2 max-sm:whitespace-normal max-sm:wrap-anywhere"
        >
          {title}
        </span>
      ) : null}
      {asin ? <span className="id-text shrink-0 text-xs leading-4 text-muted">{asin}</span> : null}
    </span>
  );
}
