import "server-only";

/** What a queue needs to know of an item: whose it is, and whether it was in the queue before. */
export type Queued = { user: string; returning: boolean };

export type FairQueue<Item extends Queued> = {
  readonly size: number;
  /** How many items of one user there are. */
  sizeOf(user: string): number;
  push(item: Item): void;
  remove(item: Item): void;
  shift(): Item | undefined;
  /** How many items would be served before this one, were it pushed now. */
  ahead(newcomer: Queued): number;
  items(): Item[];
};

/**
 * A queue that serves users by rounds: one item of each, round and round, in order of arrival.
 * Returning items come first.
 */
export function createFairQueue<Item extends Queued>(): FairQueue<Item> {
  const returning: Item[] = [];
  // The order of the keys is the order of the round.
  const round = new Map<string, Item[]>();

  function removeFrom(items: Item[], item: Item): void {
    const index = items.indexOf(item);
    if (index >= 0) items.splice(index, 1);
  }

  return {
    get size() {
      let size = returning.length;
      for (const own of round.values()) size += own.length;
      return size;
    },
    sizeOf(user) {
      const own = round.get(user)?.length ?? 0;
      return own + returning.filter((item) => item.user === user).length;
    },
    push(item) {
      if (item.returning) {
        returning.push(item);
        return;
      }
      const own = round.get(item.user);
      if (own) own.push(item);
      else round.set(item.user, [item]);
    },
    remove(item) {
      removeFrom(returning, item);
      const own = round.get(item.user);
      if (!own) return;
      removeFrom(own, item);
      if (own.length === 0) round.delete(item.user);
    },
    shift() {
      const first = returning.shift();
      if (first) return first;
      for (const [user, own] of round) {
        round.delete(user);
        const item = own.shift();
        if (own.length > 0) round.set(user, own);
        return item;
      }
      return undefined;
    },
    ahead(newcomer) {
      if (newcomer.returning) return returning.length;
      const mine = round.get(newcomer.user)?.length ?? 0;
      let ahead = returning.length + mine;
      let comesFirst = true;
      for (const [user, own] of round) {
        if (user === newcomer.user) comesFirst = false;
        else ahead += Math.min(own.length, comesFirst ? mine + 1 : mine);
      }
      return ahead;
    },
    items() {
      return [...returning, ...[...round.values()].flat()];
    },
  };
}
