import {
  asNode,
  childrenOf,
  type Node,
  nameOf,
  nodesOf,
  type Source,
  stringOf,
  templateParts,
  walk,
} from "./syntax";

/** How the sources use the catalogue. */
export type KeyUsage = {
  /** Which keys the sources read: groups catch the parts that are only known when they run. */
  patterns: readonly RegExp[];
  /** Every string and every name of a property: what a part of a key could be when it runs. */
  vocabulary: ReadonlySet<string>;
};

type Scope = ReadonlyMap<string, string>;

const HOOKS = ["useTranslations", "getTranslations"];
const METHODS = ["rich", "markup", "has"];
const PART = "([^.]+)";

export function keyUsage(sources: readonly Source[]): KeyUsage {
  const vocabulary = new Set<string>();
  const patterns: RegExp[] = [];
  for (const { tree } of sources) {
    walk(tree, (node) => {
      const word = stringOf(node) ?? (node.type === "Property" ? nameOf(node.key) : null);
      if (word !== null) vocabulary.add(word);
    });
    visitScope(tree, new Map(), (pattern) => patterns.push(new RegExp(`^${pattern}$`)));
  }
  return { patterns, vocabulary };
}

/** Keys that nothing reads. */
export function unusedKeys(keys: readonly string[], { patterns, vocabulary }: KeyUsage): string[] {
  return keys.filter(
    (key) =>
      !patterns.some((pattern) => {
        const [match, ...parts] = pattern.exec(key) ?? [];
        return match !== undefined && parts.every((part) => vocabulary.has(part));
      }),
  );
}

type Report = (pattern: string) => void;

function visitScope(node: Node, outer: Scope, report: Report, parent?: Node): void {
  const owner = /Function|Program/.test(node.type);
  const scope = owner ? new Map([...outer, ...translators(node)]) : outer;
  // `a.b.c` is read as a whole, not as `a.b` once more.
  const partOfChain = node.type === "MemberExpression" && parent?.object === node;
  if (!partOfChain) for (const pattern of patternsRead(node, scope)) report(pattern);
  for (const child of childrenOf(node)) visitScope(child, scope, report, node);
}

/** The translators that a function declares itself, each with its namespace. */
function translators(owner: Node): [string, string][] {
  const found: [string, string][] = [];
  const search = (node: Node) => {
    if (node.type === "VariableDeclarator") found.push(...declared(node));
    for (const child of childrenOf(node)) if (!/Function/.test(child.type)) search(child);
  };
  search(owner);
  return found;
}

/** `const t = useTranslations("x")`, and several at once from an awaited `Promise.all`. */
function declared({ id, init }: Node): [string, string][] {
  const target = asNode(id);
  const value = withoutAwait(init);
  if (target === null || value === null) return [];
  if (target.type !== "ArrayPattern") return pair(target, value);
  const values = nodesOf(asNode(nodesOf(value.arguments)[0])?.elements);
  return nodesOf(target.elements).flatMap((element, index) => pair(element, values[index]));
}

function pair(target: Node, value: Node | undefined): [string, string][] {
  const name = nameOf(target);
  const namespace = namespaceOf(value);
  return name === null || namespace === null ? [] : [[name, namespace]];
}

function namespaceOf(value: unknown): string | null {
  const call = withoutAwait(value);
  if (call?.type !== "CallExpression" || !HOOKS.includes(nameOf(call.callee) ?? "")) return null;
  return stringOf(nodesOf(call.arguments)[0]);
}

function patternsRead(node: Node, scope: Scope): string[] {
  if (node.type === "MemberExpression") return wholeTree(node);
  if (node.type !== "CallExpression") return [];
  const namespace = calledNamespace(node, scope);
  if (namespace === null) return [];
  return keysOf(nodesOf(node.arguments)[0]).map((key) => `${literally(namespace)}\\.${key}`);
}

/** The namespace of `t(…)`, `t.rich(…)` and `useTranslations("x")(…)`. */
function calledNamespace({ callee }: Node, scope: Scope): string | null {
  const called = asNode(callee);
  if (called?.type === "MemberExpression") {
    if (!METHODS.includes(nameOf(called.property) ?? "")) return null;
    return scope.get(nameOf(called.object) ?? "") ?? null;
  }
  return scope.get(nameOf(called) ?? "") ?? namespaceOf(called);
}

/** `useMessages().status[kind]` reads all that stands below `status` and a kind. */
function wholeTree(node: Node): string[] {
  const path: string[] = [];
  let at: Node | null = node;
  while (at?.type === "MemberExpression") {
    path.unshift(at.computed === true ? PART : (nameOf(at.property) ?? ""));
    at = asNode(at.object);
  }
  const root = at?.type === "CallExpression" && nameOf(at.callee) === "useMessages";
  return root ? [`${path.join("\\.")}\\..+`] : [];
}

/** The patterns of the keys that an argument can be. */
function keysOf(argument: Node | undefined): string[] {
  const text = stringOf(argument);
  if (text !== null) return [literally(text)];
  if (argument?.type === "TemplateLiteral")
    return [templateParts(argument).map(literally).join(PART)];
  if (argument?.type === "ConditionalExpression") {
    return nodesOf([argument.consequent, argument.alternate]).flatMap(keysOf);
  }
  return [PART];
}

function withoutAwait(value: unknown): Node | null {
  const node = asNode(value);
  return node?.type === "AwaitExpression" ? asNode(node.argument) : node;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
