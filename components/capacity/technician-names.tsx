"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useProblemWords } from "@/components/shared/problem/problem";
import { FailedState } from "@/components/shared/problem/problem-states";
import { problemOf, useQueryProblem } from "@/components/shared/problem/query-problem";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field/input";
import { DialogClose, DialogContent } from "@/components/ui/popup/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast/toast";
import type { TechniciansAnswer } from "@/lib/actions/capacity";
import { techniciansQuery } from "@/lib/actions/capacity-query";
import { sendJson } from "@/lib/http/fetch-json";
import type { Problem } from "@/lib/http/problem";

/** What technicians are called, by whoever may say so. */
export function TechnicianNames({ onSaved }: { onSaved: () => void }) {
  const t = useTranslations("capacity.technicians");
  const client = useQueryClient();
  const query = useQuery(techniciansQuery());
  const problem = useQueryProblem(query, "technicians");
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Problem | null>(null);
  const technicians = query.data?.technicians ?? [];
  const changes = technicians.flatMap(({ id, name }) => {
    const wanted = typed.get(id)?.trim();
    return wanted === undefined || wanted === (name ?? "") ? [] : [{ id, name: wanted || null }];
  });

  async function save() {
    setSaving(true);
    setFailure(null);
    try {
      const body = { technicians: changes };
      const answer = await sendJson<TechniciansAnswer>("PUT", "/api/technicians", body);
      client.setQueryData(techniciansQuery().queryKey, answer);
      void client.invalidateQueries({ queryKey: ["schedule"] });
      toast({ kind: "success", title: t("saved", { count: changes.length }) });
      onSaved();
    } catch (error) {
      setFailure(problemOf(error instanceof Error ? error : new Error("unknown")));
    } finally {
      setSaving(false);
    }
  }

  return (
    <DialogContent
      size="md"
      title={t("title")}
      description={t("about")}
      footer={
        <>
          <DialogClose render={<Button variant="ghost" />}>{t("cancel")}</DialogClose>
          <Button
            variant="primary"
            loading={saving}
            disabled={changes.length === 0}
            onClick={() => void save()}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      {failure ? <Failure problem={failure} /> : null}
      {problem && !query.data ? (
        <FailedState
          problem={problem}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : null}
      {query.isPending ? <Skeleton className="h-40" /> : null}
      {query.data && technicians.length === 0 ? (
        <p className="text-sm text-muted">{t("none")}</p>
      ) : null}
      <ul className="divide-y divide-line">
        {technicians.map(({ id, name, given, amazon, jobs }) => (
          <li key={id} className="grid gap-x-3 gap-y-1 py-1.5 sm:grid-cols-[1fr_14rem]">
            <p className="min-w-0 text-sm">
              <span className="id-text">{id}</span>
              <span className="block text-xs text-muted">{t("jobs", { count: jobs })}</span>
            </p>
            <Input
              aria-label={t("nameOf", { id })}
              maxLength={80}
              placeholder={given ?? amazon ?? undefined}
              value={typed.get(id) ?? name ?? ""}
              onChange={({ target }) => setTyped(new Map(typed).set(id, target.value))}
            />
          </li>
        ))}
      </ul>
    </DialogContent>
  );
}

function Failure({ problem }: { problem: Problem }) {
  const { title, text } = useProblemWords(problem);
  return (
    <Banner kind="error" title={title} className="mb-2">
      {text}
    </Banner>
  );
}
