/**
 * The id that a segment of a path names; null where it can name none: it is empty, or it holds control
 * characters or percent signs, which no id has. Next hands a segment to a page encoded and to its
 * metadata decoded: both are read alike.
 */
export function readSegment(segment: string): string | null {
  try {
    const text = decodeURIComponent(segment);
    return text === "" || /[%\p{Cc}]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
