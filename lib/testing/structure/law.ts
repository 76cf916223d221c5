import { dirname } from "node:path";
import { type Graph, roomOf } from "./graph";
import { FOR_TESTS, ROOMS } from "./rooms";

/** What breaks the table of rooms, in words; nothing when all is well. */
export function breaches(graph: Graph): string[] {
  return [...homeless(graph), ...strangers(graph), ...mutualRooms(graph), ...circles(graph)];
}

function homeless(graph: Graph): string[] {
  return [...graph.keys()]
    .filter((path) => roomOf(path) === null && dirname(path) !== "lib")
    .map((path) => `${path} stands in no room of the table.`);
}

function strangers(graph: Graph): string[] {
  return [...graph.values()].flatMap(({ path, imports, isTest }) => {
    const room = roomOf(path);
    if (room === null) return [];
    return imports.flatMap(({ to }) => {
      const target = to === null ? null : roomOf(to);
      if (target === null || mayImport(room, target, isTest ? FOR_TESTS.rooms : [])) {
        const isApart = target === room && ROOMS[room]?.apart;
        if (!isApart || to?.startsWith(`${dirname(path)}/`)) return [];
      }
      return [`${path} imports ${to}: ${ROOMS[room]?.law}`];
    });
  });
}

/** Itself, a room inside it, a room of its list, and a room inside one of these. */
function mayImport(room: string, target: string, besides: readonly string[]): boolean {
  const allowed = [room, ...(ROOMS[room]?.imports ?? []), ...besides];
  return allowed.some((name) => target === name || target.startsWith(`${name}/`));
}

function mutualRooms(graph: Graph): string[] {
  const edges = roomEdges(graph);
  return [...edges].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => from < to && edges.get(to)?.has(from))
      .map((to) => `${from} and ${to} import each other.`),
  );
}

/** Which room reaches which other; tests beside their code are left out: they may look at whatever they test. */
function roomEdges(graph: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { path, imports, isTest } of graph.values()) {
    const from = roomOf(path);
    if ((isTest && !path.startsWith("e2e/")) || from === null) continue;
    for (const { to } of imports) {
      const target = to === null ? null : roomOf(to);
      if (target === null || target === from) continue;
      edges.set(from, (edges.get(from) ?? new Set()).add(target));
    }
  }
  return edges;
}

/** Circles of three rooms and more; of two, `mutualRooms` says so. */
function circles(graph: Graph): string[] {
  const edges = roomEdges(graph);
  const done = new Set<string>();
  const found: string[] = [];
  function visit(room: string, path: readonly string[]): void {
    const at = path.indexOf(room);
    if (at >= 0) {
      if (path.length - at > 2)
        found.push(`A circle of rooms: ${[...path.slice(at), room].join(" → ")}.`);
      return;
    }
    if (done.has(room)) return;
    for (const next of edges.get(room) ?? []) visit(next, [...path, room]);
    done.add(room);
  }
  for (const room of edges.keys()) visit(room, []);
  return found;
}
