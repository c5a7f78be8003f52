// What ends for somebody, as a file for calendars (RFC 5545): a day each, with a reminder three weeks
// before.
import { embedded } from "../load/page.js";
import { copy } from "./passing.js";

// Apps whose own browser opens no file.
const APPS = /MicroMessenger|DingTalk|QQ\/|Weibo|Alipay/;
/** Octets a line may have. */
const LINE = 75;
/** At nine in the morning, three weeks before the day. */
const REMINDER = "-P20DT15H";

/** A text as a value: what separates in the file is escaped. */
const value = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/** A line of the file, folded between characters where it is too long. */
function line(name, text) {
  let out = "", width = 0;
  for (const sign of `${name}:${text}`) {
    const octets = new TextEncoder().encode(sign).length;
    if (width + octets > LINE) {
      out += "\r\n ";
      width = 1;
    }
    out += sign;
    width += octets;
  }
  return `${out}\r\n`;
}

/** The file of entries, each a day, an id, a name and a text; made on `today`. */
export function file(entries, today) {
  const digits = (day) => day.replace(/-/g, "");
  const event = ([day, id, name, text]) => [
    ["BEGIN", "VEVENT"], ["UID", `${id}@skill-subsidy`], ["DTSTAMP", `${digits(today)}T000000Z`],
    ["DTSTART;VALUE=DATE", digits(day)], ["SUMMARY", value(name)], ["DESCRIPTION", value(text)], ["TRANSP", "TRANSPARENT"],
    ["BEGIN", "VALARM"], ["ACTION", "DISPLAY"], ["DESCRIPTION", value(name)], ["TRIGGER", REMINDER], ["END", "VALARM"],
    ["END", "VEVENT"],
  ];
  const head = [["BEGIN", "VCALENDAR"], ["VERSION", "2.0"], ["PRODID", "-//skill-subsidy//calculator//ZH"]];
  const lines = entries.reduce((all, entry) => all.concat(event(entry)), head).concat([["END", "VCALENDAR"]]);
  return lines.map(([name, text]) => line(name, text)).join("");
}

/**
 * Gives the days to the browser as a file; where it takes none, they are copied to be pasted. `done` is
 * told nothing, that they were copied, or the text where that was refused too.
 */
export function save(today, said, done) {
  const entries = said.split("\0").map((entry) => entry.split("\t"));
  const link = document.createElement("a");
  // A frame may be kept from downloads without a word.
  if (embedded || APPS.test(navigator.userAgent) || !("download" in link)) {
    const plain = entries.map(([, , name, text]) => `${name}\n${text}`).join("\n\n");
    return copy(plain, (copied) => done(copied ? "" : plain));
  }
  const url = URL.createObjectURL(new Blob([file(entries, today)], { type: "text/calendar;charset=utf-8" }));
  link.href = url;
  link.download = "skill-subsidy.ics";
  document.body.append(link);
  // The app hears presses, and is in the middle of one.
  setTimeout(() => { link.click(); link.remove(); });
  setTimeout(() => URL.revokeObjectURL(url), 60000); // some read it only when it is opened
  return done(null);
}
