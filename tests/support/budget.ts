/**
 * How much is done of proofs that could go on for ever, in percent: a part in every run, all of it by `npm run proofs`.
 * `PROOFS=full` or `PROOFS=30` chooses; CONTRIBUTING lists whose work this is.
 */
const percent = process.env['PROOFS'] === 'full' ? 100 : Number(process.env['PROOFS'] ?? 3)

/** Whether nothing is left out. */
export const isFull = percent >= 100

/** Chooses the walk and the cases of this run (`vitest.config.ts`); it stands in their titles, and `SEED=…` repeats it. */
export const seed = Number(process.env['SEED'] ?? 0)

/**
 * Journeys that stand on what others go through as well, in six parts that take about as long: one of them has its turn in a run, the
 * others are shown as skipped. What their pages, rules and mails do is tested beside them in every run.
 */
const sixths = [
  ['my-data', 'series', 'meeting-dates'],
  ['manager', 'queue', 'keyboard', 'pulse'],
  ['open-meeting', 'share', 'inbox', 'pseudo'],
  ['meeting-online', 'manage-link', 'focus'],
  ['settings', 'closure', 'meeting-outdoors', 'group'],
  ['deadlines', 'crash', 'measures', 'photo'],
]

export function hasTurn(journey: string): boolean {
  const sixth = sixths.findIndex((each) => each.includes(journey))
  if (sixth < 0) throw new Error(`${journey} stands in no sixth`)
  return isFull || sixth === seed % 6
}

/** How many steps of a walk are taken, of so many. */
export function some(all: number): number {
  return Math.ceil((all * percent) / 100)
}

/** How many come at once, or follow, or have a date: a sixteenth of a crowd, eight at least, shows the same as all of it. */
export function crowd(all: number): number {
  return isFull ? all : Math.max(Math.min(8, all), Math.ceil(all / 16))
}

/** The cases of a table that have their turn in this run, spread over it and one at least; with other seeds it is others. `most`: one of so many at least. */
export function sample<Case>(cases: readonly Case[], most = 100): Case[] {
  const turns = Math.max(1, Math.min(Math.floor(100 / percent), cases.length, most))
  return cases.filter((_, at) => at % turns === seed % turns)
}
