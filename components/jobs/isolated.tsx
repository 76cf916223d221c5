import { Fragment } from "react";

/**
 * Words of any script, one after another: each keeps its own direction and leaves the commas, and
 * the words beside it, in their places.
 */
export function Isolated({ words }: { words: readonly string[] }) {
  return words.map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand there twice.
    <Fragment key={index}>
      {index > 0 ? ", " : null}
      <bdi>{word}</bdi>
    </Fragment>
  ));
}
