import { expect, test } from "vitest";
import { createFairQueue } from "./priority-queue";

const item = (user: string, name: string, returning = false) => ({ user, name, returning });

function queueOf(...items: ReturnType<typeof item>[]) {
  const queue = createFairQueue<ReturnType<typeof item>>();
  for (const one of items) queue.push(one);
  return queue;
}

function drain(queue: ReturnType<typeof queueOf>) {
  const names: (string | undefined)[] = [];
  while (queue.size > 0) names.push(queue.shift()?.name);
  return names;
}

test("users are served by rounds", () => {
  const queue = queueOf(
    item("ann", "a1"),
    item("ann", "a2"),
    item("ann", "a3"),
    item("bob", "b1"),
    item("cid", "c1"),
    item("cid", "c2"),
  );

  expect(drain(queue)).toEqual(["a1", "b1", "c1", "a2", "c2", "a3"]);
});

test("those who return come first, in the order of their return", () => {
  const queue = queueOf(item("ann", "a1"), item("bob", "r1", true), item("ann", "r2", true));

  expect(drain(queue)).toEqual(["r1", "r2", "a1"]);
});

test("forgets whom is removed", () => {
  const gone = item("ann", "gone");
  const returned = item("bob", "returned", true);
  const queue = queueOf(gone, item("ann", "a2"), returned);

  queue.remove(gone);
  queue.remove(returned);
  queue.remove(item("nobody", "stranger"));

  expect(queue.size).toBe(1);
  expect(drain(queue)).toEqual(["a2"]);
  expect(queue.shift()).toBeUndefined();
});

test("knows how many come before a newcomer", () => {
  const waiting = [
    item("ann", "a1"),
    item("ann", "a2"),
    item("ann", "a3"),
    item("bob", "b1"),
    item("cid", "r1", true),
  ];
  const placeOf = (newcomer: ReturnType<typeof item>) =>
    drain(queueOf(...waiting, newcomer)).indexOf(newcomer.name);

  for (const newcomer of [
    item("ann", "new"),
    item("bob", "new"),
    item("dan", "new"),
    item("x", "new", true),
  ]) {
    expect(queueOf(...waiting).ahead(newcomer)).toBe(placeOf(newcomer));
  }
});
