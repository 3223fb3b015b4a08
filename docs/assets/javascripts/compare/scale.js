// The shared time axis: days to fractions of the width by the rules of generator/course/scale.py; its ticks are our own.

export const BREAK = 0.07;
const QUIET = 0.2;
const QUIET_DAYS = 180;
const MONTH = 30.4375;
const ALONE = 15; // days beside a single day
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240];
const [YEAR_ROOM, MONTH_ROOM] = [36, 58];
const LETTER = 6.6; // pixels: no letter of a label is wider on the average

/** @typedef {{width: number, left: number, right: number}} Frame  The least width in pixels; where time begins and ends. */
/** @type {{wide: Frame, narrow: Frame}} */
export const FRAMES = { wide: { width: 640, left: 0.22, right: 0.92 }, narrow: { width: 280, left: 0.08, right: 0.92 } };

/** @typedef {[number, number]} Stop  A day and its fraction of the width. */
/** @typedef {{stops: Stop[], breaks: [number, number][]}} Scale  Linear between its stops; `breaks` are cut short. */

/** @param {number[]} days in order, at least one @param {keyof typeof FRAMES} frame @returns {Scale} */
export const scaleOf = (days, frame) => {
  const { left, right } = FRAMES[frame];
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
  if (first === last) return { stops: [[first - ALONE, left], [first + ALONE, right]], breaks: [] };
  const total = last - first;
  const pairs = days.slice(1).map((day, index) => /** @type {[number, number]} */ ([days[index] ?? 0, day]));
  const breaks = pairs.filter(([a, b]) => b - a > Math.max(QUIET * total, QUIET_DAYS));
  const drawn = total - breaks.reduce((sum, [a, b]) => sum + (b - a), 0);
  if (!drawn) return { stops: [[first, left], [last, right]], breaks: [] };
  const perDay = (right - left - BREAK * breaks.length) / drawn;
  /** @type {Stop[]} */
  const stops = [[first, left]];
  for (const [start, end] of breaks) {
    const [day, place] = latest(stops);
    if (start > day) stops.push([start, place + (start - day) * perDay]);
    stops.push([end, latest(stops)[1] + BREAK]);
  }
  if (last > latest(stops)[0]) stops.push([last, right]);
  return { stops, breaks };
};

/** @param {Stop[]} stops @returns {Stop} */
const latest = (stops) => stops.at(-1) ?? [0, 0];

/** Where a day lies, as a fraction of the width. @param {Stop[]} stops @param {number} day */
export const placeOf = (stops, day) => between(stops, day, 0, 1);

/** The day at a fraction of the width. @param {Stop[]} stops @param {number} place */
export const dayOf = (stops, place) => between(stops, place, 1, 0);

/** @param {Stop[]} stops @param {number} value @param {0 | 1} from @param {0 | 1} to */
const between = (stops, value, from, to) => {
  const next = stops.findIndex((stop) => value < stop[from]);
  const index = next < 0 ? stops.length - 1 : Math.max(next, 1);
  const [a, b] = [stops[index - 1] ?? [0, 0], stops[index] ?? [0, 0]];
  const share = Math.min(Math.max((value - a[from]) / (b[from] - a[from]), 0), 1);
  return a[to] + share * (b[to] - a[to]);
};

/**
 * A place in a picture with the stops `own`, on the axis with the stops `shared`: the same day. What lies in the margin
 * keeps its distance from the first or the last day.
 * @param {number} place @param {Stop[]} own @param {Stop[]} shared
 */
export const moved = (place, own, shared) => {
  const [left, right] = [own[0]?.[1] ?? 0, latest(own)[1]];
  const inside = Math.min(Math.max(place, left), right);
  return placeOf(shared, dayOf(own, inside)) + place - inside;
};

/** Ticks in months and years from day 0. @param {Scale} scale @param {keyof typeof FRAMES} frame */
export const ticks = ({ stops, breaks }, frame) => {
  const pairs = stops.slice(1).map((stop, index) => /** @type {[Stop, Stop]} */ ([stops[index], stop]));
  const stretches = pairs.filter(([a, b]) => !breaks.some(([start, end]) => start === a[0] && end === b[0]));
  const [a, b] = stretches[0] ?? pairs[0] ?? [[0, 0], [1, 1]];
  const perDay = (b[1] - a[1]) / (b[0] - a[0]);
  const room = (/** @type {number} */ months) => (months < 12 ? MONTH_ROOM : YEAR_ROOM) / FRAMES[frame].width;
  const step = STEPS.find((months) => months * MONTH * perDay >= room(months)) ?? 240;
  /** @type {{day: number, label: string}[]} */
  const found = [];
  for (const [[first], [last]] of stretches) {
    for (const tick of inside(first, last, step)) {
      const before = found.at(-1);
      const apart = Math.max(MONTH_ROOM, LETTER * tick.label.length) / FRAMES[frame].width;
      if (!before || placeOf(stops, tick.day) - placeOf(stops, before.day) >= apart) found.push(tick);
    }
  }
  return found.length > 1 ? found : [stops[0], latest(stops)].map((stop) => dayTick(stop?.[0] ?? 0));
};

/** A tick of courses that are too short for months. @param {number} day */
const dayTick = (day) => ({ day, label: Math.round(day) ? `day ${Math.round(day)}` : "0" });

/** @param {number} first @param {number} last @param {number} step @returns {{day: number, label: string}[]} */
const inside = (first, last, step) => {
  const found = [];
  for (let count = Math.ceil(first / MONTH / step) * step; count * MONTH <= last; count += step) {
    found.push({ day: count * MONTH, label: monthWords(count) });
  }
  return found.length ? found : [{ day: first, label: monthWords(Math.round(first / MONTH)) }];
};

/** @param {number} months before (less than 0) or after the baseline */
export const monthWords = (months) => {
  if (Math.abs(months) < 24) return months ? `${months} mo` : "0";
  const rest = Math.abs(months % 12);
  return `${Math.trunc(months / 12)} y${rest ? ` ${rest} mo` : ""}`;
};
