// The file for calendars, byte for byte (RFC 5545).
import assert from "node:assert/strict";
import { test } from "node:test";
import { bundle } from "../../scripts/esbuild.mjs";

// The script looks at the page it is in while it begins.
globalThis.document = { querySelector: () => null };
globalThis.location = { search: "" };
globalThis.window = globalThis;
const text = await bundle("web/later/calendar.js");
const { file } = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);

const ENTRY = [
  "2027-06-01", "cn40.skill-upgrade-fact-2027-06-01", "最后一天：失业保险技能提升补贴",
  "到2027年6月1日为止：按“发证日期”计算的期限满了。\n发证后12个月内申领。先拨打12333，问清参保地现在发不发、在网上还是窗口办、带什么材料。",
];

test("a certificate of June can be claimed until the next", () => {
  assert.equal(file([ENTRY], "2026-11-29"), `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//skill-subsidy//calculator//ZH
BEGIN:VEVENT
UID:cn40.skill-upgrade-fact-2027-06-01@skill-subsidy
DTSTAMP:20261129T000000Z
DTSTART;VALUE=DATE:20270601
SUMMARY:最后一天：失业保险技能提升补贴
DESCRIPTION:到2027年6月1日为止：按“发证日期”计算的期限
 满了。\\n发证后12个月内申领。先拨打12333，问清参保地
 现在发不发、在网上还是窗口办、带什么材料。
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:最后一天：失业保险技能提升补贴
TRIGGER:-P20DT15H
END:VALARM
END:VEVENT
END:VCALENDAR
`.replace(/\n/g, "\r\n"));
});

test("what separates is escaped, and no line is longer than 75 octets", () => {
  const said = file([["2027-06-01", "x", "a,b;c\\d", "补".repeat(90)]], "2026-11-29");
  assert.ok(said.includes("\r\nSUMMARY:a\\,b\\;c\\\\d\r\n"), said);
  assert.ok(said.split("\r\n").every((line) => Buffer.byteLength(line) <= 75), said);
  assert.ok(said.replace(/\r\n /g, "").includes(`DESCRIPTION:${"补".repeat(90)}\r\n`), said);
});
