/** What the trees of the judge see of a guess: numbers. */

import { wordness } from "../letter-pairs.ts";
import { type Aspect, indexOfAspect } from "./aspects.ts";
import { measuresOfNeighbour, neighbourIn } from "./neighbour.ts";
import { countOf, indexOfKind, promises, type View } from "./view.ts";

/** In the same order for every guess. */
export function measuresOf(view: View): number[] {
  const measures: number[] = [];
  for (const { measure } of sections) for (const value of measure(view)) measures.push(Number(value));
  return measures;
}

/** What the measures are about, in their order: indices of aspects. */
export function aspectsOfMeasures(view: View): readonly number[] {
  return sections.flatMap(({ aspect, measure }) => measure(view).map(() => indexOfAspect(aspect)));
}

type Measured = readonly (number | boolean)[];

interface Section {
  readonly aspect: Aspect;
  readonly measure: (view: View) => Measured;
}

const sections: readonly Section[] = [
  { aspect: "value", measure: lettersOf },
  { aspect: "shape", measure: shapeOf },
  { aspect: "name", measure: nameOf },
  { aspect: "writing", measure: writingOf },
  { aspect: "file", measure: fileOf },
  { aspect: "line", measure: lineOf },
  { aspect: "around", measure: aroundOf },
  { aspect: "around", measure: neighboursOf },
  { aspect: "line", measure: addressOf },
];

function lettersOf({ value, lowerValue, valueWords, isWords, isPlaceholder, namesSecret }: View): Measured {
  return [
    isWords,
    wordness(value),
    isPlaceholder,
    namesSecret,
    lowerValue.includes("test"),
    /user|admin|root|name/.test(lowerValue),
    /123|abc|qwe|000|111/.test(lowerValue),
    valueWords.length,
    valueWords.reduce((longest, word) => Math.max(longest, word.length), 0),
  ];
}

function shapeOf({ value, digits, entropy, changes, kind }: View): Measured {
  const { length } = value;
  const capitals = countOf(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const letters = countOf(value, "abcdefghijklmnopqrstuvwxyz");
  return [
    ...[length, digits, capitals, letters, length - digits - capitals - letters],
    ...[digits / length, capitals / length, letters / length],
    ...[entropy, entropy / Math.log2(Math.max(2, length)), new Set(value).size / length, changes],
    ...signs.map((characters) => countOf(value, characters)),
    ...[
      indexOfKind(kind),
      value.endsWith("="),
      kind === "lower",
      kind === "capital",
      /^\w+$/.test(value),
      /^[0-9a-f]+$/i.test(value),
    ],
    length - value.replace(/\d+$/, "").length,
  ];
}

const signs = [".", "/", "-", "_", " ", "!@#$%^&*?~", "()[]{}<>"];

function nameOf({ name, lowerName, word, nameWords, lowerValue, valueWords }: View): Measured {
  return [
    promises.findIndex((promise) => word.includes(promise)),
    ...[name.length, nameWords.length, /[a-z][A-Z]/.test(name), name === name.toUpperCase()],
    ...[name.includes("."), name.includes("-"), /^[$@:]/.test(name), lowerName.includes(lowerValue)],
    nameWords.filter((each) => valueWords.includes(each)).length,
  ];
}

const frames = ["quoted", "line", "open"];
const quotes = ["", '"', "'", "`"];
const operators = ["=", ":", "=>", ":=", "==", "(", ",", "", '":', '" =>', ">", "://"];
const closers = ["", '"', "'", "`", ",", ";", ")", "}", "]", " ", "<", "&", "\\", "@"];

function writingOf({ frame, isSetting, quote, operator, left, right, isComment }: View): Measured {
  const follows = right.replace(/^["'`]?\s*/, "");
  const first = follows.charAt(0);
  return [
    ...[frames.indexOf(frame), isSetting, quotes.indexOf(quote), operators.indexOf(operator), operator.length],
    ...[left.search(/\S|$/), isComment, closers.indexOf(right.slice(0, 1))],
    ...[first === "+" || first === ".", first === ")", first === ",", /^[,;]?\s*$/.test(follows)],
    ...[first === ":" || first === "=", /[A-Za-z]/.test(first)],
  ];
}

const sorts = ["settings", "code", "commands", "documents"];
const telling = ["test", "spec", "example", "doc", "src", "conf", "vendor", "mock", "fixture"];

function fileOf({ sort, folders }: View): Measured {
  return [sorts.indexOf(sort), ...telling.map((word) => folders.includes(word)), folders.length];
}

function lineOf({ left, right, rest, restWords, lowerValue, valueWords }: View): Measured {
  const lower = rest.toLowerCase();
  return [
    ...[left.length, right.length, countOf(rest, ","), countOf(rest, "="), countOf(rest, ":"), countOf(rest, " ")],
    ...[timesAmong(restWords, connection), timesAmong(restWords, secrets), timesAmong(restWords, trial) > 0],
    ...[timesAmong(restWords, standIns) > 0, timesAmong(restWords, comparing) > 0, lower.includes(lowerValue)],
    ...[sharedOf(valueWords, restWords)],
  ];
}

function aroundOf({ before, after, beforeWords, afterWords, lowerValue, valueWords }: View): Measured {
  const words = [...beforeWords, ...afterWords];
  return [
    ...[before.length, after.length],
    ...[timesAmong(words, connection), timesAmong(words, secrets), timesAmong(words, trial) > 0],
    ...[before.toLowerCase().includes(lowerValue), after.toLowerCase().includes(lowerValue)],
    sharedOf(valueWords, words),
  ];
}

/** How many of the words begin with one of those. */
function timesAmong(words: readonly string[], beginnings: ReadonlySet<string>): number {
  let times = 0;
  for (const word of words) if (beginnings.has(word.slice(0, beginningLength))) times++;
  return times;
}

function sharedOf(valueWords: readonly string[], words: readonly string[]): number {
  return valueWords.filter((word) => word.length > 2 && words.includes(word)).length;
}

const beginningLength = 4;
const beginningsOf = (words: string) =>
  new Set(words.split(" ").map((word) => word.slice(0, beginningLength))) as ReadonlySet<string>;
const connection = beginningsOf(
  "user host port url email login endpoint server database db region account address uri admin",
);
const secrets = beginningsOf("password pwd secret token key keys auth credential salt nonce");
const trial = beginningsOf("test tests spec mock fixture example sample demo dummy fake");
const standIns = beginningsOf("your example replace change");
const comparing = beginningsOf("assert expect should eq equal");

function neighboursOf({ before, after, lowerName, lowerValue }: View): Measured {
  return [before, after].flatMap((line) => {
    const neighbour = neighbourIn(line);
    const isSame = [neighbour?.value.toLowerCase() === lowerValue, neighbour?.name === lowerName];
    return [...measuresOfNeighbour(neighbour), ...isSame];
  });
}

/** Of the password in a URL: its user and its host. */
function addressOf({ word, name, right }: View): Measured {
  const host = word === "url" ? (/^@([\w.-]+)/.exec(right)?.[1] ?? "") : "";
  const isUsual = /^(?:user(?:name)?|root|admin|test|guest)$/.test(name);
  return [isUsual, host.includes("example"), /^(?:localhost|127|0\.)/.test(host), countOf(host, ".")];
}
