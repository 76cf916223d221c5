import {
  type MessageFormatElement,
  type PluralElement,
  parse,
  TYPE,
} from "@formatjs/icu-messageformat-parser";
import type { Catalogue } from "./catalogue";

/** What a translation lacks, has too much of, or says with other arguments than the reference. */
export function catalogueFaults(
  reference: Catalogue,
  translation: Catalogue,
  locale: string,
): string[] {
  return [...new Set([...reference.keys(), ...translation.keys()])].flatMap((key) => {
    const original = reference.get(key);
    const message = translation.get(key);
    if (message === undefined) return [`${key} is missing`];
    if (original === undefined) return [`${key} is not in the reference`];
    const [wanted, found] = [original, message].map((text) => [...argumentsOf(parse(text))].sort());
    return [
      ...(String(wanted) === String(found) ? [] : [`${key} takes ${found}, not ${wanted}`]),
      ...pluralFaults(message, locale).map((fault) => `${key} ${fault}`),
    ];
  });
}

/** The forms of each plural: all that the language has, none that it lacks. */
export function pluralFaults(message: string, locale: string): string[] {
  return pluralsOf(parse(message)).flatMap(({ value, options, pluralType }) => {
    const rules = new Intl.PluralRules(locale, { type: pluralType });
    const categories: readonly string[] = rules.resolvedOptions().pluralCategories;
    const forms = Object.keys(options);
    const exactOne = forms.includes("=1");
    return [
      ...categories
        .filter((category) => !(forms.includes(category) || (category === "one" && exactOne)))
        .map((category) => `lacks the form "${category}" of {${value}}`),
      ...forms
        .filter((form) => !(form.startsWith("=") || categories.includes(form)))
        .map((form) => `has a form "${form}" of {${value}}, which the language does not know`),
    ];
  });
}

/** Each argument with its kind, such as "count: plural", once. */
function argumentsOf(elements: readonly MessageFormatElement[]): Set<string> {
  return new Set(
    elements.flatMap((element) => {
      if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
      const own = `${element.value}: ${TYPE[element.type]}`;
      return [own, ...inside(element).flatMap((below) => [...argumentsOf(below)])];
    }),
  );
}

function pluralsOf(elements: readonly MessageFormatElement[]): PluralElement[] {
  return elements.flatMap((element) => {
    const below = inside(element).flatMap(pluralsOf);
    return element.type === TYPE.plural ? [element, ...below] : below;
  });
}

function inside(element: MessageFormatElement): MessageFormatElement[][] {
  if (element.type === TYPE.tag) return [element.children];
  if (element.type === TYPE.plural || element.type === TYPE.select) {
    return Object.values(element.options).map(({ value }) => value);
  }
  return [];
}
