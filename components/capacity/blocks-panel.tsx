"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { FailedState } from "@/components/shared/problem/problem-states";
import { useQueryProblem } from "@/components/shared/problem/query-problem";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/popup/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast/toast";
import type { Block, BlockTime, ResourceAnswer } from "@/lib/actions/capacity";
import {
  blocksQuery,
  CAPACITY_KEY,
  inMarketplace,
  resourcePath,
} from "@/lib/actions/capacity-query";
import { BlockForm } from "./block-form";
import { type CapacityPlace, useCapacityWords } from "./capacity-words";
import { IntentProblem } from "./intent-problem";
import { useIntent, type Wanted } from "./use-intent";

interface BlocksPanelProps {
  place: CapacityPlace;
  /** The day that is shown, at which a new block begins. */
  day: string;
  mayChange: boolean;
  dialog: BlockDialog;
}

type Asked = { block: Block | null; wished: BlockTime | null; nth: number };

/** In which a block is made or moved; `wished` is the time to which the pointer has carried it. */
export function useBlockDialog() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [open, setOpen] = useState(false);
  function begin(block: Block | null, wished: BlockTime | null = null) {
    setAsked((before) => ({ block, wished, nth: (before?.nth ?? 0) + 1 }));
    setOpen(true);
  }
  return { asked, open, setOpen, begin };
}

type BlockDialog = ReturnType<typeof useBlockDialog>;

/** What was blocked from here of a store's time: the only list there is. */
export function BlocksPanel({ place, day, mayChange, dialog }: BlocksPanelProps) {
  const t = useTranslations("capacity.blocks");
  const query = useQuery(blocksQuery(place));
  const problem = useQueryProblem(query, place.store);
  const { asked, open, setOpen, begin } = dialog;
  const [lost, setLost] = useState<Block | null>(null);
  const unblocking = useUnblocking(place, setLost);
  const words = useCapacityWords();

  const end = useCallback(
    ({ block, action }: ResourceAnswer) => {
      setOpen(false);
      if (block === null) return;
      if (block.state === "lost") return setLost(block);
      const said = words.block(block, place.now);
      const title = t(action.action === "moveBlock" ? "moved" : "blocked", { block: said });
      toast({ kind: "success", title });
    },
    [t, words, place.now, setOpen],
  );

  return (
    <section aria-labelledby="blocks-title" className="min-w-0">
      <div className="mb-1.5 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="blocks-title" className="text-base font-semibold">
          {t("title")}
        </h2>
        <p className="text-sm text-muted">{t("note")}</p>
        {mayChange ? (
          <Button className="ml-auto" onClick={() => begin(null)}>
            {t("block")}
          </Button>
        ) : null}
      </div>
      {lost === null ? null : (
        <Banner
          kind="warn"
          className="mb-2"
          title={t("lostTitle")}
          action={
            <Button size="sm" onClick={() => setLost(null)}>
              {t("close")}
            </Button>
          }
        >
          {words.block(lost, place.now)}. {t("lostText")}
        </Banner>
      )}
      <IntentProblem intent={unblocking.intent} />
      {problem && !query.data ? (
        <FailedState
          problem={problem}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : (
        <BlockList
          {...{ place, mayChange }}
          blocks={query.data?.blocks ?? null}
          busy={unblocking.busy}
          onMove={(block) => begin(block)}
          onUnblock={unblocking.unblock}
        />
      )}
      <Dialog open={open} onOpenChange={setOpen}>
        {asked ? (
          <BlockForm
            key={asked.nth}
            {...{ place, day }}
            block={asked.block}
            wished={asked.wished}
            onDone={end}
          />
        ) : null}
      </Dialog>
    </section>
  );
}

interface BlockListProps {
  place: CapacityPlace;
  blocks: readonly Block[] | null;
  mayChange: boolean;
  /** The one that is being taken away. */
  busy: string | null;
  onMove: (block: Block) => void;
  onUnblock: (block: Block) => void;
}

function BlockList({ place, blocks, mayChange, busy, onMove, onUnblock }: BlockListProps) {
  const t = useTranslations("capacity.blocks");
  const words = useCapacityWords();
  if (blocks === null) return <Skeleton className="h-9" />;
  if (blocks.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {blocks.map((block) => {
        const said = words.block(block, place.now);
        return (
          <li key={block.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
            <div className="min-w-0 flex-1 basis-60 text-sm">
              <p className="font-medium tabular-nums">{said}</p>
              <p className="text-xs text-muted">
                {block.by ? <bdi>{t("by", { name: block.by })}</bdi> : null}
                {block.state === "standing" ? null : (
                  <span className="text-action"> {t(block.state)}</span>
                )}
              </p>
            </div>
            {mayChange ? (
              // biome-ignore lint/a11y/useSemanticElements: two buttons are no form.
              <div
                role="group"
                aria-label={t("actions", { block: said })}
                data-block-actions={block.id}
                className="flex gap-1"
              >
                {block.state === "standing" ? (
                  <Button size="sm" variant="ghost" onClick={() => onMove(block)}>
                    {t("move")}
                  </Button>
                ) : null}
                <Button size="sm" loading={busy === block.id} onClick={() => onUnblock(block)}>
                  {t(block.state === "standing" ? "unblock" : "forget")}
                </Button>
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** How long the same can be blocked again with one press, in ms. */
const AGAIN_MS = 8_000;

/** Takes blocks away, and offers for a while to block the same again. */
function useUnblocking(place: CapacityPlace, onLost: (block: Block) => void) {
  const t = useTranslations("capacity.blocks");
  const words = useCapacityWords();
  const client = useQueryClient();
  // Read when the answer is there, by a function of before.
  const gone = useRef<Block | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const path = (text: string) => {
    const query = new URLSearchParams(inMarketplace(place));
    return query.size > 0 ? `${text}?${query}` : text;
  };
  const intent = useIntent(({ action, wasGone, block }) => {
    void client.invalidateQueries({ queryKey: [CAPACITY_KEY] });
    if (action.action === "block") {
      if (block?.state === "lost") onLost(block);
      else if (block) announce(t("blocked", { block: words.block(block, place.now) }));
      return;
    }
    if (gone.current === null) return;
    const { type, time, state } = gone.current;
    const again: Wanted = {
      method: "POST",
      path: path(resourcePath(place, "blocks")),
      body: { type, time },
    };
    toast({
      kind: "success",
      title: t("unblocked", { block: words.block({ type, time }, place.now) }),
      ...(wasGone && state === "standing" && { text: t("wasGone") }),
      ...(state === "standing" && {
        action: { label: t("again"), onClick: () => intent.start(again) },
        forMs: AGAIN_MS,
      }),
    });
    gone.current = null;
  });
  return {
    intent,
    busy: intent.state.kind === "sending" ? busy : null,
    unblock(block: Block) {
      gone.current = block;
      setBusy(block.id);
      intent.start({ method: "DELETE", path: path(`/api/blocks/${block.id}`) });
    },
  };
}
