import { storeList } from "@/lib/search/filter-params";
import { marketplaceParam } from "@/lib/search/filters";
import {
  accepted,
  choiceParam,
  cleanParam,
  type Param,
  refused,
  wholeNumberParam,
} from "@/lib/url/param";
import { cleanId } from "@/lib/url/pasted-text";
import { screenAddress } from "@/lib/url/screen-address";
import { emptyOf, legibleQuery, type Vocabulary, writeParams } from "@/lib/url/vocabulary";
import { isQueueName, QUEUE_NAMES, type QueueName, type QueueScope } from "./queues";

/** Amazon: a service job id has at most 100 characters (Services API v1 model). */
const JOB_ID_LENGTH = 100;

export const PAGE_SIZE = 20;

/** The state of `/attention`, which is its address. */
export type AttentionSearch = QueueScope & {
  /** Null: the first that holds a job. */
  queue: QueueName | null;
  /** Whose stores, where none are named: the person's own ones as far as some are kept, or all. */
  scope: "mine" | "all";
  /** Which jobs of the queue: those to see, or those seen already. */
  show: "open" | "seen";
  page: number;
  job: string | null;
};

const queueParam: Param<QueueName | null> = {
  fallback: () => null,
  read(text) {
    if (isQueueName(text)) return accepted(text);
    return refused(null, {
      code: "queueUnknown",
      detail: `The queues are ${QUEUE_NAMES.join(", ")}.`,
      values: [text],
    });
  },
  write: (value) => value ?? "",
};

export const ATTENTION_PARAMS: Vocabulary<AttentionSearch> = {
  queue: queueParam,
  store: storeList,
  scope: choiceParam<AttentionSearch["scope"]>(["mine", "all"], "mine", {
    code: "scopeUnknown",
    detail: "The scopes are mine and all.",
  }),
  marketplace: marketplaceParam,
  show: choiceParam<AttentionSearch["show"]>(["open", "seen"], "open", {
    code: "showUnknown",
    detail: "What can be shown is open and seen.",
  }),
  page: wholeNumberParam(
    1,
    { min: 1, max: 1_000_000 },
    { code: "pageUnreadable", detail: "Pages are counted 1, 2, 3 and so on." },
  ),
  job: cleanParam(cleanId, {
    limit: JOB_ID_LENGTH,
    detail: `A job id has at most ${JOB_ID_LENGTH} characters.`,
  }),
};

export function attentionHref(patch: Partial<AttentionSearch>): string {
  const query = legibleQuery(writeParams(ATTENTION_PARAMS, { ...emptyAttention(), ...patch }));
  return query === "" ? "/attention" : `/attention?${query}`;
}

export function emptyAttention(): AttentionSearch {
  return emptyOf(ATTENTION_PARAMS);
}

/** What goes back to the beginning when something else is asked for. */
const ANEW = { page: 1, job: null, show: "open" } as const;

export const attentionAddress = screenAddress(ATTENTION_PARAMS, (patch) =>
  "queue" in patch || "store" in patch || "scope" in patch || "show" in patch ? ANEW : {},
);

/** Where the browser keeps whose stores are the person's own. */
export const STORES_COOKIE = "service-jobs.stores";

/** The person's own stores as the browser wrote them down; none where it holds no list. */
export function readStores(cookie: string | undefined): string[] {
  if (cookie === undefined) return [];
  try {
    return storeList.read(decodeURIComponent(cookie)).value;
  } catch {
    return [];
  }
}

export function writeStores(stores: readonly string[]): string {
  return encodeURIComponent(storeList.write([...stores]));
}

/** The stores that an address means for a person; none for all. */
export function storesMeant(search: AttentionSearch, own: readonly string[]): string[] {
  if (search.store.length > 0) return search.store;
  return search.scope === "mine" ? [...own] : [];
}
