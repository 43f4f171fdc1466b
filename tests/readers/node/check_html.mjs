// Prints what html-validate's recommended rules find in the files named on standard input, one JSON list: [file, line, column, rule, message].
// Runs where it is installed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { HtmlValidate, StaticConfigLoader } = createRequire(`${process.cwd()}/`)("html-validate");

const config = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A link to a number says in a sentence what it is for, and has to wrap on a narrow screen.
    "tel-non-breaking": "off",
    // HTML lets an id be any word; that of a heading or a thing is its name.
    "valid-id": ["error", { relaxed: true }],
    // An author's title is kept whole.
    "long-title": "off",
  },
};
const checker = new HtmlValidate(new StaticConfigLoader(config));
const found = [];
for (const file of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const report = await checker.validateString(readFileSync(file, "utf8"), file);
  for (const { messages } of report.results)
    for (const each of messages) found.push([file, each.line, each.column, each.ruleId, each.message]);
}
console.log(JSON.stringify(found));
