/**
 * On-demand prices of eu-central-1 in US dollars without VAT, as AWS's price pages had them when they were noted; the document that prints
 * them says so. Free amounts are those for ever, of the whole account, a month.
 */
export const prices = {
  readUnits: { name: 'read units of the table', each: 0.15, per: 1e6, free: 0 },
  writeUnits: { name: 'write units of the table', each: 0.76, per: 1e6, free: 0 },
  gigabytes: {
    name: 'storage of the table and its 35 days of recovery, GB',
    each: 0.31 + 0.25,
    per: 1,
    free: 0,
  },
  apiCalls: { name: 'calls of the HTTP API', each: 1.2, per: 1e6, free: 0 },
  functionCalls: { name: 'calls of functions', each: 0.2, per: 1e6, free: 1e6 },
  gigabyteSeconds: { name: 'GB-seconds of functions (arm64)', each: 0.0000133334, per: 1, free: 400_000 },
  mails: { name: 'mails', each: 0.1, per: 1000, free: 0 },
  edgeCalls: { name: 'calls of the distribution (https, Europe)', each: 1.2, per: 1e6, free: 10e6 },
  edgeGigabytes: { name: 'GB out of the distribution (Europe)', each: 0.085, per: 1, free: 1000 },
  logGigabytes: { name: 'GB of logs', each: 0.63, per: 1, free: 5 },
  alarms: { name: 'alarms', each: 0.1, per: 1, free: 10 },
  metrics: { name: 'metrics of alarms that have something to count', each: 0.3, per: 1, free: 0 },
} as const

export type Priced = keyof typeof prices

/** How much of each is used in a month. */
export type Amounts = Record<Priced, number>
