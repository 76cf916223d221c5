/** A folder with everything below it that is no room of its own, and what its files may import. */
export type Room = {
  /** Other rooms, each with what is inside it; itself is always allowed. */
  imports: readonly string[];
  /** The only packages that it may import; every package when left out. */
  packages?: readonly string[];
  /** Its files import each other within and below their own folder only. */
  apart?: true;
  /** What a reader is told who imports something else. */
  law: string;
};
