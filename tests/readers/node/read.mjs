// Calendar files as JSON, a line each → what ical.js or node-ical shows, a line of JSON each. Runs where both are installed.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(`${process.cwd()}/`);
const ICAL = require("ical.js").default ?? require("ical.js");
const nodeIcal = require("node-ical");

function byIcalJs(text, last) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
  const vevents = calendar.getAllSubcomponents("vevent");
  const isOverride = (vevent) => vevent.hasProperty("recurrence-id");
  const when = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
  const row = (event, start, end) => [event.uid, when(start), when(end), event.component.getFirstPropertyValue("status")];
  const found = [];
  for (const vevent of vevents.filter((each) => !isOverride(each))) {
    const exceptions = vevents.filter((each) => isOverride(each) && each.getFirstPropertyValue("uid") === vevent.getFirstPropertyValue("uid"));
    const event = new ICAL.Event(vevent, { exceptions, strictExceptions: true });
    if (!event.isRecurring()) {
      found.push(row(event, event.startDate, event.endDate));
      continue;
    }
    const dates = event.iterator();
    for (let next = dates.next(); next && next.toString() <= last; next = dates.next()) {
      const one = event.getOccurrenceDetails(next);
      found.push(row(one.item, one.startDate, one.endDate));
    }
  }
  return found;
}

function byNodeIcal(text, last) {
  const two = (number) => String(number).padStart(2, "0");
  const day = (moment) => `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  const span = { from: new Date("2020-01-01T00:00:00Z"), to: new Date(`${last}T00:00:00Z`) };
  return Object.values(nodeIcal.sync.parseICS(text))
    .filter((event) => event.type === "VEVENT")
    .flatMap((event) => nodeIcal.expandRecurringEvent(event, span))
    .map((one) => {
      const when = (moment) => (one.isFullDay ? day(moment) : moment.toISOString());
      return [one.event.uid, when(one.start), when(one.end), one.event.status];
    });
}

const READERS = { "ical.js": byIcalJs, "node-ical": byNodeIcal };

for await (const line of createInterface({ input: process.stdin })) {
  const { reader, calendar, last } = JSON.parse(line);
  console.log(JSON.stringify(READERS[reader](calendar, last)));
}
