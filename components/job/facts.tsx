import type { ReactNode } from "react";

export type Fact = { id: string; label: string; value: ReactNode };

/** Names and values. Nothing at all where there is no fact. */
export function Facts({ facts }: { facts: readonly (Fact | null)[] }) {
  const present = facts.filter((fact) => fact !== null);
  if (present.length === 0) return null;
  return (
    <dl className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
      {present.map(({ id, label, value }) => (
        <div key={id} className="col-span-2 grid grid-cols-subgrid">
          <dt className="py-0.5 text-muted">{label}</dt>
          <dd className="min-w-0 py-0.5 wrap-anywhere">
            {typeof value === "string" ? <bdi>{value}</bdi> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
