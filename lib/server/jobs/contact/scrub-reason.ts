import "server-only";
import { REVEAL_REASONS } from "@/lib/jobs/contact";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { buyerWords } from "./buyer-words";
import { type FoldedStream, foldedStream, isDense, type Span } from "./folded-stream";

const REMOVED = "[removed]";
const EMAIL = /[^\s@＠]+[@＠][^\s@＠]+[.．。][^\s@＠]+/gu;
/** Seven digits and more, whatever stands between them but letters and what parts times of day. */
const NUMBER = /[+＋]?\p{Nd}(?:[^\p{L}\p{N}:：,，;；]*\p{Nd}){6,}/gu;
/** Amazon's order numbers are no phones. */
const ORDER = /(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)/gu;
/** So many last digits identify this buyer's own phone. */
const OWN_DIGITS = 6;

/**
 * A reason without what must not stand in a record: this buyer's name, phone, street and postal code
 * in whatever spelling, and whatever looks like a phone number or an e-mail address. A reason that was
 * chosen from the list stays as it is.
 */
export function scrubReason(reason: string, job: WireJob): string {
  if (REVEAL_REASONS.some((word) => word === reason)) return reason;
  const text = reason.normalize("NFC");
  const stream = foldedStream(text);
  const { inner, whole, beside } = buyerWords(job);
  const orders = text.replaceAll(ORDER, (order) => "x".repeat(order.length));
  const spans = [
    ...inner.flatMap((word) => occurrences(stream, word, isInside)),
    ...whole.flatMap((word) => occurrences(stream, word, isWhole)),
    ...[job.buyer?.phone, job.serviceLocation?.address?.phone].flatMap((phone) =>
      dialled(stream, phone ?? ""),
    ),
    ...[...text.matchAll(EMAIL), ...orders.matchAll(NUMBER)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
    })),
  ];
  return without(text, joined(text, [...spans, ...neighbours(stream, spans, beside)]));
}

type Fits = (stream: FoldedStream, from: number, to: number) => boolean;

/** Whole words: what stands between them makes no difference. */
function isWhole({ isEdge }: FoldedStream, from: number, to: number): boolean {
  return isEdge(from) && isEdge(to);
}

/** Within one word, or whole words; characters that are words themselves anywhere. */
function isInside(stream: FoldedStream, from: number, to: number): boolean {
  if (isWhole(stream, from, to) || isDense(stream.folded.slice(from, to))) return true;
  for (let index = from + 1; index < to; index += 1) if (stream.isEdge(index)) return false;
  return true;
}

function occurrences(stream: FoldedStream, word: string, fits: Fits): Span[] {
  const spans: Span[] = [];
  let from = stream.folded.indexOf(word);
  while (word !== "" && from !== -1) {
    const to = from + word.length;
    if (fits(stream, from, to)) spans.push(stream.spanOf(from, to));
    from = stream.folded.indexOf(word, from + 1);
  }
  return spans;
}

/** This buyer's phone as it is dialled from anywhere: its last digits, and those in front of them. */
function dialled(stream: FoldedStream, phone: string): Span[] {
  const digits = foldedStream(phone).folded.replaceAll(/\D/gu, "");
  if (digits.length < OWN_DIGITS) return occurrences(stream, digits, isWhole);
  const pattern = new RegExp(String.raw`\d*${digits.slice(-OWN_DIGITS)}`, "gu");
  return [...stream.folded.matchAll(pattern)]
    .map(({ index, 0: match }) => [index, index + match.length] as const)
    .filter(([, to]) => stream.isEdge(to) || !/\d/u.test(stream.folded[to] ?? ""))
    .map(([from, to]) => stream.spanOf(from, to));
}

/** House numbers and the like that stand right beside what is removed. */
function neighbours(
  { words }: FoldedStream,
  spans: readonly Span[],
  beside: ReadonlySet<string>,
): Span[] {
  const removed = words.map((word) =>
    spans.some(({ from, to }) => from < word.to && word.from < to),
  );
  const spread = (index: number, from: number) => {
    const word = words[index];
    if (word && removed[from] && beside.has(word.folded)) removed[index] = true;
  };
  for (let index = 1; index < words.length; index += 1) spread(index, index - 1);
  for (let index = words.length - 2; index >= 0; index -= 1) spread(index, index + 1);
  return words.filter((word, index) => removed[index] && beside.has(word.folded));
}

/** The spans in order, those in one that overlap or have no letter between them. */
function joined(text: string, spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && !/[\p{L}\p{N}]/u.test(text.slice(last.to, span.from)))
      last.to = Math.max(last.to, span.to);
    else all.push({ ...span });
  }
  return all.map((span) => withBrackets(text, span));
}

/** A bracket goes with its other half. */
function withBrackets(text: string, { from, to }: Span): Span {
  const part = text.slice(from, to);
  const opens = part.lastIndexOf("(") > part.lastIndexOf(")") && text[to] === ")";
  const closes = part.includes(")") && !part.includes("(") && text[from - 1] === "(";
  return { from: closes ? from - 1 : from, to: opens ? to + 1 : to };
}

function without(text: string, spans: readonly Span[]): string {
  let cleaned = "";
  let end = 0;
  for (const { from, to } of spans) {
    cleaned += `${text.slice(end, from)}${REMOVED}`;
    end = to;
  }
  return `${cleaned}${text.slice(end)}`;
}
