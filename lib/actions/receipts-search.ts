import { cleanParam, cursorParam, type Param, wholeNumberParam } from "@/lib/url/param";
import { listParam } from "@/lib/url/param-list";
import { cleanId, cleanName } from "@/lib/url/pasted-text";
import { readAddress } from "@/lib/url/screen-address";
import { patchParams, type Vocabulary } from "@/lib/url/vocabulary";
import { RESOURCE_ACTIONS, type ResourceAction } from "./capacity";
import { ACTION_STATES, type ActionState, JOB_ACTIONS, type JobAction } from "./job-action";

const RECEIPTS_A_PAGE = 50;
const MOST_A_PAGE = 100;
const LONGEST_TEXT = 100;

/** What something is done with. */
export const RECEIPT_SUBJECTS = ["job", "store"] as const;

export type ReceiptSubject = (typeof RECEIPT_SUBJECTS)[number];

const ACTIONS = [...JOB_ACTIONS, ...RESOURCE_ACTIONS] as const;

/** What `/actions` and its API are asked, each parameter by its own name. */
export type ReceiptsSearch = {
  /** Both where none is named. */
  about: ReceiptSubject[];
  state: ActionState[];
  action: (JobAction | ResourceAction)[];
  /** Part of a person's id, name or e-mail address. */
  user: string | null;
  job: string | null;
  store: string | null;
  size: number;
  /** Receipts older than those of the page before. */
  before: number | null;
};

const TOO_LONG = { limit: LONGEST_TEXT, detail: `At most ${LONGEST_TEXT} characters.` };

/** The vocabulary: every parameter, in the order in which an address names them. */
export const RECEIPT_PARAMS: Vocabulary<ReceiptsSearch> = {
  about: oneOf<ReceiptSubject>(RECEIPT_SUBJECTS, "aboutUnknown"),
  state: oneOf<ActionState>(ACTION_STATES, "stateUnknown"),
  action: oneOf<JobAction | ResourceAction>(ACTIONS, "actionUnknown"),
  user: cleanParam(cleanName, TOO_LONG),
  job: cleanParam(cleanId, TOO_LONG),
  store: cleanParam(cleanId, TOO_LONG),
  size: wholeNumberParam(
    RECEIPTS_A_PAGE,
    { min: 1, max: MOST_A_PAGE },
    {
      code: "recordsOutside",
      detail: `A page holds 1 to ${MOST_A_PAGE} receipts.`,
      limit: MOST_A_PAGE,
    },
  ),
  before: cursorParam,
};

function oneOf<Value extends string>(
  values: readonly Value[],
  code: "aboutUnknown" | "stateUnknown" | "actionUnknown",
): Param<Value[]> {
  return listParam<Value>({
    limit: values.length,
    tidy: (item) => values.find((value) => value.toLowerCase() === item.toLowerCase()) ?? item,
    accepts: (item): item is Value => values.some((value) => value === item),
    issueOf: (unknown) => ({ code, detail: `One of ${values.join(", ")}.`, values: unknown }),
    arrange: (items) => values.filter((value) => items.includes(value)),
  });
}

export function readReceipts(params: URLSearchParams) {
  return readAddress(RECEIPT_PARAMS, params);
}

/** The parameters of an address after a change: whatever changes the question goes to its newest page. */
export function changeReceiptsAddress(
  params: URLSearchParams,
  patch: Partial<ReceiptsSearch>,
): URLSearchParams {
  return patchParams(RECEIPT_PARAMS, params, { before: null, ...patch });
}
