/** What a busy house is used for in a month. None of it is measured: it is what we think of when we say "busy", and the figures to change. */
export const busyMonth = {
  bookings: 600,
  /** Of them called off again. */
  cancelled: 60,
  signUps: 400,
  /** Views of public pages, by the operation that measures each. */
  views: {
    'house page (today and what is on)': 25_000,
    'room page': 15_000,
    'programme page (week)': 12_000,
    'meeting page': 5000,
    'first page': 3000,
  },
  staff: { 'inbox page (10 open requests)': 600, 'manager’s calendar (week, all rooms)': 300 },
  /** Calendars that programs ask for every hour, and how many of a hundred answers are a new file. */
  calendars: 100,
  newFiles: 3,
} as const

/** What cannot be measured on this machine: estimates, on the high side. */
export const estimates = {
  /** The measured booking is approved at once: in a house a manager hears of it, and who comes is reminded. */
  mailsBesides: 2,
  /** A call, cold starts included, in a function of 1 GB. */
  callSeconds: 0.08,
  timerSeconds: 0.05,
  /** A change that is told, mails included. */
  changeSeconds: 0.2,
  /** Of a page on the wire; style sheet and script are kept by the browser. */
  pageKilobytes: 12,
  calendarKilobytes: 10,
  /** In all logs, for each call: those of function and gateway, and Lambda's own three. */
  logBytesPerCall: 900,
  /** Twelve months of bookings are kept. */
  monthsKept: 12,
  hoursPerMonth: 720,
} as const

/** What each installation has once; `tests/infra/templates/alarms.ts` counts it in the template. */
export const installation = { alarms: 6, metrics: 5 } as const

export type Use = typeof busyMonth
