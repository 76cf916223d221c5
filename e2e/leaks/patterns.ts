import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readSensitiveValue, SENSITIVE, type SensitiveValue } from "@/e2e/support/app/artifacts";
import { KEY_MARK, UPLOAD_PATH } from "@/lib/server/simulator/actions/documents";
import { type LeakPattern, PHONE_DIGITS } from "./scanner";

/** What stands in front of each secret of its kind, whoever made it. */
const MARKS: readonly LeakPattern[] = [
  { what: "an access token of Login with Amazon", text: "Atza|" },
  { what: "a refresh token of Login with Amazon", text: "Atzr|" },
  { what: "a client secret of Login with Amazon", text: "amzn1.oa2-cs" },
  // The head of every sealed cookie: {"alg":"dir","enc":"A256GCM"}.
  { what: "a session", text: "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0" },
  { what: "a key of a document", text: KEY_MARK },
  { what: "a key of a document", text: Buffer.from(KEY_MARK).toString("base64") },
  { what: "the address of an upload", text: UPLOAD_PATH },
  { what: "the address of an upload", text: "X-Amz-Signature" },
];

/** Shorter texts stand in many a log by chance; what is said of a buyer is told by less. */
const TELLING = 8;
const TELLING_OF_BUYERS = 5;
/** Shorter than that, a buyer's words are searched for by themselves only, down to this length. */
const TELLING_ALONE = 2;
/** Scripts in which one character makes a name, and which no log is written in. */
const DENSE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export type LeakPatterns = {
  texts: LeakPattern[];
  phones: LeakPattern[];
  buyers: number;
  secrets: number;
  /** What was recorded and is too short to be searched for. */
  leftOut: LeakPattern[];
};

/** Everything sensitive that the run has recorded, each once. */
export function recordedPatterns(folder = SENSITIVE): LeakPatterns {
  return patternsOf(
    readdirSync(folder).flatMap((file) =>
      readFileSync(join(folder, file), "utf8").trimEnd().split("\n").map(readSensitiveValue),
    ),
  );
}

export function patternsOf(kept: readonly SensitiveValue[]): LeakPatterns {
  const texts = new Map(MARKS.map((pattern) => [pattern.text, pattern]));
  const phones = new Map<string, LeakPattern>();
  const leftOut: LeakPattern[] = [];
  const add = (what: string, text = "", least = TELLING_OF_BUYERS) => {
    if (text.length >= least || DENSE.test(text)) texts.set(text, { what, text });
    else if (least === TELLING_OF_BUYERS && text.length >= TELLING_ALONE)
      texts.set(text, { what, text, alone: true });
    else if (text) leftOut.push({ what, text });
  };
  const addPhone = (text: string) => {
    const digits = text.replaceAll(/\D/gu, "").length;
    if (digits >= PHONE_DIGITS) phones.set(text, { what: "a buyer's phone", text });
    else if (digits > 0) leftOut.push({ what: "a buyer's phone", text });
  };
  let secrets = 0;
  let buyers = 0;
  for (const one of kept) {
    if (one.kind === "secret") {
      secrets += 1;
      add(one.name, one.value, TELLING);
      continue;
    }
    buyers += 1;
    add("a buyer's name", one.name);
    for (const street of one.streets) add("a buyer's street", street);
    for (const phone of one.phones) addPhone(phone);
  }
  return { texts: [...texts.values()], phones: [...phones.values()], buyers, secrets, leftOut };
}
