import "server-only";

export type LaneQueue<Item extends { user: string }> = {
  readonly size: number;
  push(item: Item): void;
  /** Puts an item before everything that has not had a turn yet. */
  pushReturning(item: Item): void;
  remove(item: Item): boolean;
  shift(): Item | undefined;
  /** How many items would be served before a new one of this user. */
  ahead(user: string): number;
  items(): Item[];
};

/** A queue in which users take turns: one item of each, round and round, in order of arrival. */
export function createLaneQueue<Item extends { user: string }>(): LaneQueue<Item> {
  const returning: Item[] = [];
  // The order of the keys is the order of the turns.
  const turns = new Map<string, Item[]>();

  function removeFrom(items: Item[], item: Item): boolean {
    const index = items.indexOf(item);
    if (index >= 0) items.splice(index, 1);
    return index >= 0;
  }

  return {
    get size() {
      let size = returning.length;
      for (const own of turns.values()) size += own.length;
      return size;
    },
    push(item) {
      const own = turns.get(item.user);
      if (own) own.push(item);
      else turns.set(item.user, [item]);
    },
    pushReturning(item) {
      returning.push(item);
    },
    remove(item) {
      if (removeFrom(returning, item)) return true;
      const own = turns.get(item.user);
      if (!own || !removeFrom(own, item)) return false;
      if (own.length === 0) turns.delete(item.user);
      return true;
    },
    shift() {
      const first = returning.shift();
      if (first) return first;
      for (const [user, own] of turns) {
        turns.delete(user);
        const item = own.shift();
        if (own.length > 0) turns.set(user, own);
        return item;
      }
      return undefined;
    },
    ahead(user) {
      const mine = turns.get(user)?.length ?? 0;
      let ahead = returning.length + mine;
      let beforeMe = true;
      for (const [other, own] of turns) {
        if (other === user) beforeMe = false;
        else ahead += Math.min(own.length, beforeMe ? mine + 1 : mine);
      }
      return ahead;
    },
    items() {
      return [...returning, ...[...turns.values()].flat()];
    },
  };
}
