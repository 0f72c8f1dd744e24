// Opens an HTML report as an editor would. Usage: node check.mjs report.html [folder for screenshots]
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [file, shots] = process.argv.slice(2);
const url = pathToFileURL(path.resolve(file)).href;
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
let failed = false;
const expect = (what, holds, more = "") => { console.log(`${holds ? "ok  " : "FAIL"} ${what} ${more}`); failed ||= !holds; };
const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
const requests = [];
context.on("request", (r) => { if (!r.url().startsWith("file:") && !r.url().startsWith("blob:")) { requests.push(r.url()); } });
const page = await context.newPage();
const errors = [];
page.on("pageerror", (e) => errors.push(e.message));
const began = Date.now();
await page.goto(url);
const total = await page.locator(".conflict").count();
console.log(`     opened in ${Date.now() - began} ms, ${total} conflicts`);
expect("no script error", errors.length === 0, errors.join("; "));
const visible = () => page.locator(".conflict:visible").count();
if (total > 0) {
  expect("all conflicts are shown", (await visible()) === total);
  for (const severity of ["error", "warning", "note"]) {
    const own = await page.locator(`.conflict.${severity}`).count();
    await page.uncheck(`#filters input[value=${severity}]`);
    expect(`without ${severity}s`, (await visible()) === total - own);
    await page.check(`#filters input[value=${severity}]`);
  }
  const rule = await page.locator(".conflict").first().getAttribute("data-rule");
  await page.selectOption("#filters select[name=rule]", rule);
  expect(`only ${rule}`, (await visible()) === (await page.locator(`.conflict[data-rule=${rule}]`).count()));
  await page.selectOption("#filters select[name=rule]", "");
  await page.locator(".text mark + sup a").first().click();
  expect("a mark leads to its conflict", (await page.locator(".conflict:target").count()) === 1);
  await page.goto(url);
  await page.locator(".tick").first().check();
  await page.locator(".verdict").first().selectOption("true");
  await page.locator(".comment").first().fill("ask the desk");
  await page.locator(".comment").first().blur();
  await page.reload();
  expect("the tick stays", await page.locator(".tick").first().isChecked());
  expect("the comment stays", (await page.locator(".comment").first().inputValue()) === "ask the desk");
  await page.check("#filters input[name=open]");
  expect("only unchecked", (await visible()) === total - 1);
  await page.uncheck("#filters input[name=open]");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
  const lines = fs.readFileSync(await download.path(), "utf8").trim().split("\n").map((l) => JSON.parse(l));
  expect("the verdict is exported", lines.length === 1 && lines[0].verdict === true);
}
for (const scheme of ["light", "dark"]) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  expect(`axe, ${scheme}`, violations.length === 0, violations.map((v) => `${v.id} x${v.nodes.length}: ${v.nodes[0].html.slice(0, 120)}`).join("\n     "));
  if (shots) { await page.screenshot({ path: path.join(shots, `${scheme}.png`) }); }
}
for (const width of [390, 1280]) {
  await page.setViewportSize({ width, height: 900 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(`no overflow at ${width}`, wide <= width, `${wide}`);
}
await page.emulateMedia({ media: "print", colorScheme: "light" });
const pdf = await page.pdf({ format: "A4" });
expect("it prints", pdf.length > 1000);
if (shots) { fs.writeFileSync(path.join(shots, "print.pdf"), pdf); }
expect("nothing was fetched", requests.length === 0, requests.join(" "));
await browser.close();
process.exit(failed ? 1 : 0);
