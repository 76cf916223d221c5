import type { Marketplace } from "./marketplaces";

/** What the screen knows of this installation. `now` is the server's clock at render, epoch ms. */
export type ScreenContext = {
  /** Those this seller may see; the first is the default. */
  marketplaces: readonly Marketplace[];
  sandbox: boolean;
  now: number;
};
