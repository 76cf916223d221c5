"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { removeParameter } from "@/components/filters/history";
import { TextForm } from "@/components/filters/text-form";
import { SearchProblems } from "@/components/shared/problem/search-problems";
import { IconButton } from "@/components/ui/icon-button";
import {
  LONGEST_NAME,
  readSessionsSearch,
  typedUser,
  userParser,
} from "@/lib/sessions/search-params";
import { everybodysSessionsQuery } from "@/lib/sessions/sessions-query";
import { EverybodysResults } from "./everybodys-results";
import { SessionsFrame } from "./sessions-frame";
import { useSayCount } from "./sessions-table";

/**
 * `/sessions/all`: who is signed in, and the way to end that.
 * @param props.renderedAt the server's clock at render, epoch ms
 */
export function EverybodysSessionsScreen({ renderedAt }: { renderedAt: number }) {
  const t = useTranslations("sessions");
  const { problems } = readSessionsSearch(new URLSearchParams(useSearchParams()));
  const [user, setUser] = useQueryState("user", userParser.withOptions({ history: "push" }));
  const list = useQuery({
    ...everybodysSessionsQuery({ user }),
    placeholderData: keepPreviousData,
  });
  const { data, isPlaceholderData } = list;
  const choose = (next: string | null) => void setUser(next);
  const remove = (name: string) => (name === "user" ? choose(null) : removeParameter(name));
  useSayCount(data && !isPlaceholderData ? data.sessions.length : null);

  return (
    <SessionsFrame
      renderedAt={renderedAt}
      title={t("allTitle")}
      intro={t("allIntro")}
      list={list}
      controls={
        <>
          <SearchProblems problems={problems} onRemove={remove} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <search
              data-chrome=""
              className="flex min-w-0 items-center gap-1.5 max-sm:basis-full [&>form]:flex-1 sm:[&>form]:w-88"
            >
              <TextForm
                key={user}
                id="person"
                icon={<Search />}
                label={t("search.label")}
                placeholder={t("search.hint")}
                action={t("search.find")}
                limit={LONGEST_NAME}
                value={user}
                onChange={(text) => choose(text && typedUser(text))}
              />
              {user === null ? null : (
                <IconButton
                  label={t("search.clear")}
                  icon={<X />}
                  onClick={() => choose(null)}
                  className="shrink-0"
                />
              )}
            </search>
            {data ? (
              <p className="text-sm text-muted tabular-nums sm:ml-auto">
                {t("count", { count: data.sessions.length })}
              </p>
            ) : null}
          </div>
        </>
      }
    >
      <EverybodysResults
        answer={data ?? null}
        outdated={isPlaceholderData}
        user={user}
        onEverybody={() => choose(null)}
      />
    </SessionsFrame>
  );
}
