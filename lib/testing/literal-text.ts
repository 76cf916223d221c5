import {
  asNode,
  type Node,
  nameOf,
  nodesOf,
  type Source,
  stringOf,
  templateParts,
  walk,
} from "./syntax";

/** Attributes and properties whose text a person reads or hears. */
const SPOKEN =
  /^(alt|label|placeholder|title|text|description|heading|hint|message|tooltip)$|^aria-(label|description|placeholder|roledescription|valuetext)$|(Label|Title|Text|Words)$/;

/** Names that no language translates. */
const NAMES = ["CSV", "JSON Lines"];

/** Words in the sources that reach the screen without the catalogue, each with its file. */
export function literalText({ path, tree }: Source): string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    for (const text of spokenParts(node).flatMap(textOf)) {
      if (/\p{L}/u.test(text) && !NAMES.includes(text)) found.push(`${path}: ${text.trim()}`);
    }
  });
  return found;
}

/** What of a node a person reads or hears: its children, or the value of a spoken name. */
function spokenParts(node: Node): (Node | null)[] {
  switch (node.type) {
    case "JSXElement":
    case "JSXFragment":
      return nodesOf(node.children);
    case "JSXAttribute":
      return SPOKEN.test(nameOf(node.name) ?? "") ? [asNode(node.value)] : [];
    case "Property":
      return SPOKEN.test(nameOf(node.key) ?? "") ? [asNode(node.value)] : [];
    default:
      return [];
  }
}

/** The strings that an expression can put on the screen as they stand. */
function textOf(node: Node | null): string[] {
  switch (node?.type) {
    case "JSXText":
      return [String(node.value)];
    case "Literal":
      return [stringOf(node) ?? ""];
    case "TemplateLiteral":
      return templateParts(node);
    case "JSXExpressionContainer":
      return textOf(asNode(node.expression));
    case "ConditionalExpression":
      return [node.consequent, node.alternate].flatMap((branch) => textOf(asNode(branch)));
    case "LogicalExpression":
      return [node.left, node.right].flatMap((side) => textOf(asNode(side)));
    default:
      return [];
  }
}
