import "server-only";
import {
  ACTION_GROUPS,
  type ActionGroup,
  type ActionOffer,
  PAYERS,
  type ReasonCode,
} from "@/lib/actions/job-action";

/** Up to a comma or line end that stands in no quotes. */
const ENTRIES = /(?:"(?:[^"]|"")*"|[^,\r\n"])+/gu;
/** Amazon: Services API v1 model, `cancellationReasonCode`; of the others no form is told. */
const ENTRY =
  /^(?<code>[A-Z0-9_]{1,100})\s*=\s*"(?<words>(?:[^"]|"")+)"(?:@(?<place>[A-Z0-9]+))?(?:#(?<programme>[\w -]+))?(?:!(?<payer>\w+))?$/u;

/**
 * Reads `CODE="Words"@marketplace#programme!payer, …`; everything after the words may be left out.
 * @returns the codes in their order, or what is wrong as the end of a sentence that begins with the variable
 */
export function readReasonCodes(
  text: string,
): { codes: readonly ReasonCode[] } | { error: string } {
  const codes: ReasonCode[] = [];
  for (const entry of text.match(ENTRIES) ?? []) {
    const whole = entry.trim();
    if (whole === "") continue;
    const parts = ENTRY.exec(whole)?.groups;
    if (!parts) return { error: `holds ${whole}, which is no CODE="Words"` };
    const { code = "", words = "", place: marketplaceId = null, programme = null } = parts;
    const payer = PAYERS.find((one) => one === parts.payer) ?? null;
    if (parts.payer !== undefined && payer === null) {
      return { error: `holds ${whole}, whose payer is none of ${PAYERS.join(", ")}` };
    }
    if (codes.some((one) => one.code === code && one.marketplaceId === marketplaceId)) {
      return { error: `names the code ${code} twice` };
    }
    codes.push({
      code,
      words: words.replaceAll('""', '"').trim(),
      marketplaceId,
      programme,
      payer,
    });
  }
  return { codes };
}

const made = (code: string, words: string, payer: ReasonCode["payer"] = null): ReasonCode => {
  return { code, words, marketplaceId: null, programme: null, payer };
};

/** What the simulator and Amazon's sandbox take; Amazon's own tables are not public. Never used in live. */
const MADE_UP_CODES = {
  reschedule: [
    made("R1", "Customer asked for another time"),
    made("R2", "Goods arrive later"),
    made("R3", "Technician not available"),
    made("R4", "Customer was not there"),
    made("R5", "Weather or traffic"),
    made("R6", "Other"),
  ],
  cancel: [
    made("V1", "Customer no longer wants the service", "customer"),
    made("V2", "Goods were returned", "customer"),
    made("V3", "Amazon asked for it", "amazon"),
    made("V4", "No technician in time", "provider"),
    made("V5", "Outside our area", "provider"),
    made("V6", "Other"),
  ],
} as const satisfies Record<string, readonly ReasonCode[]>;

type ActionVariables = {
  SP_API_ACTIONS: readonly ActionGroup[];
  RESCHEDULE_REASONS: readonly ReasonCode[];
  CANCEL_REASONS: readonly ReasonCode[];
};

/** In live nothing is switched on, and no code known, that nobody has written down. */
export function actionSettings(
  { SP_API_ACTIONS, RESCHEDULE_REASONS, CANCEL_REASONS }: ActionVariables,
  isLive: boolean,
): ActionOffer {
  const given = <T>(list: readonly T[], otherwise: readonly T[]) =>
    list.length > 0 || isLive ? list : otherwise;
  return {
    groups: given(SP_API_ACTIONS, ACTION_GROUPS),
    rescheduleReasons: given(RESCHEDULE_REASONS, MADE_UP_CODES.reschedule),
    cancelReasons: given(CANCEL_REASONS, MADE_UP_CODES.cancel),
  };
}
