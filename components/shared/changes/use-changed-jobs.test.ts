import { expect, it, vi } from "vitest";
import { createUnseen } from "./use-changed-jobs";

const changes = (...ids: string[]) => ({ kind: "changes", sequence: 1, ids }) as const;

it("tells what has come since the last time, each job once, and nothing twice", () => {
  const hear = vi.fn();
  const unseen = createUnseen(hear);
  unseen.tell();
  unseen.add(changes("A", "B"));
  unseen.add(changes("B", "C"));
  unseen.tell();
  unseen.tell();
  unseen.add(changes("A"));
  unseen.tell();
  expect(hear.mock.calls).toEqual([[["A", "B", "C"]], [["A"]]]);
});

it("says that any job may have changed where the server says so, or where they are too many", () => {
  const hear = vi.fn();
  const unseen = createUnseen(hear);
  unseen.add(changes("A"));
  unseen.add({ kind: "reset", sequence: 2 });
  unseen.tell();
  unseen.add(changes(...Array.from({ length: 501 }, (_, index) => `J${index}`)));
  unseen.tell();
  expect(hear.mock.calls).toEqual([[null], [null]]);
});
