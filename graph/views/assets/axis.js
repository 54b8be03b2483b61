/* Time as numbers and back: days on a scale, the ticks that suit it, and rows in which labels do not meet. */
(function () {
  "use strict";
  const Parley = window.Parley;
  const DAY = 86400000;

  /* Days since 1970 of an ISO date. */
  const dayOf = (iso) => Date.UTC(+iso.slice(0, 4), +(iso.slice(5, 7) || 1) - 1, +(iso.slice(8, 10) || 1)) / DAY;
  const isoOf = (day) => new Date(day * DAY).toISOString();

  /* Where a calendar unit begins at or before a day, and where the next one does. */
  const STEPS = [
    { unit: "day", size: 1 }, { unit: "day", size: 2 }, { unit: "day", size: 7 }, { unit: "month", size: 1 },
    { unit: "month", size: 3 }, { unit: "year", size: 1 }, { unit: "year", size: 5 }, { unit: "year", size: 20 }, { unit: "year", size: 100 },
  ];
  const LENGTH = { day: 1, month: 30.4, year: 365.25 };

  function beginning(day, step) {
    if (step.unit === "day") return step.size === 7 ? Math.floor((day + 3) / 7) * 7 - 3 : Math.floor(day / step.size) * step.size;
    const date = new Date(day * DAY);
    const year = date.getUTCFullYear();
    if (step.unit === "year") return Date.UTC(Math.floor(year / step.size) * step.size, 0, 1) / DAY;
    return Date.UTC(year, Math.floor(date.getUTCMonth() / step.size) * step.size, 1) / DAY;
  }

  function following(day, step) {
    const date = new Date(day * DAY);
    if (step.unit === "day") return day + step.size;
    if (step.unit === "year") return Date.UTC(date.getUTCFullYear() + step.size, 0, 1) / DAY;
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + step.size, 1) / DAY;
  }

  /* The ticks between two days, at least `room` pixels apart: {day, text, major}. */
  function ticks(from, to, perDay, room) {
    const step = STEPS.find((one) => LENGTH[one.unit] * one.size * perDay >= room) || STEPS[STEPS.length - 1];
    const found = [];
    for (let day = beginning(from, step); day <= to; day = following(day, step)) {
      const iso = isoOf(day);
      const [year, month, date] = [iso.slice(0, 4), +iso.slice(5, 7), +iso.slice(8, 10)];
      const text = step.unit === "year" ? year : step.unit === "month" ? monthName(month) : monthName(month) + dayName(date);
      found.push({ day, year, text });
    }
    return found.filter(({ day }, index) => index + 1 === found.length || following(day, step) > from).map((tick, index, all) => {
      const major = index === 0 || tick.year !== all[index - 1].year;
      return { ...tick, major: index > 0 && major, over: major && step.unit !== "year" ? tick.year : "" };
    });
  }

  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const monthName = (month) => (Parley.language === "zh" ? month + "月" : MONTHS[month - 1]);
  const dayName = (day) => (Parley.language === "zh" ? day + "日" : " " + day);

  /* First fit: items {left, right} sorted by left get the first row that is free; returns how many rows there are. */
  function rows(items) {
    const ends = [];
    for (const item of [...items].sort((a, b) => a.left - b.left || a.order - b.order)) {
      let row = ends.findIndex((end) => end <= item.left);
      if (row < 0) row = ends.push(0) - 1;
      ends[row] = item.right;
      item.row = row;
    }
    return ends.length;
  }

  Parley.axis = { dayOf, isoOf, ticks, rows };
})();
