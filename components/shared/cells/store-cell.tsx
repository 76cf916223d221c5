"use client";

import { useStoreLabels } from "@/components/shared/store-labels";
import type { Job } from "@/lib/jobs/job";
import { TextCell } from "./text-cell";

/** Name over id; the id alone where nobody gave the store a name. */
export function StoreCell({ job: { storeId } }: { job: Job }) {
  const name = useStoreLabels().get(storeId ?? "");
  if (!storeId) return null;
  if (name === undefined) return <TextCell text={storeId} mono />;
  return (
    <span title={`${name} (${storeId})`} className="flex min-w-0 flex-col">
      <span
        dir="auto"
        className="truncate text-left leading-4.5 group-data-[density=compact]/table:leading-4"
      >
        {name}
      </span>
      <span className="id-text truncate text-xs leading-4 text-muted max-sm:hidden">{storeId}</span>
    </span>
  );
}
