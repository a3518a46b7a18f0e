import { stepsBetween } from '../../functions/bookings/rules/what-changed.ts'
import { whoHears } from '../../functions/bookings/news.ts'
import { isUndecided } from '../../functions/bookings/rules/scope.ts'
import { Booking } from '../../functions/bookings/schema.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { Place } from '../../functions/waitlist/schema.ts'
import type { StreamRecord } from '../../shared/stream.ts'
import type { Item } from '../../shared/table/write.ts'
import { addDays, addMinutes, instantOf, minutesBetween, mondayOf, today } from '../../shared/time/civil.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { faultsIn } from '../proofs/whole-faults.ts'
import { allItems, bookingsAmong } from '../support/crash-consistency.ts'
import { heldByNobody } from './circles.ts'
import { heldBySleepers } from './pulse-answers.ts'
import { aDayPasses, settleIn } from './neighbours.ts'
import type { Neighbours } from './neighbours.ts'
import { aQuietHouse, house, zone } from './quiet-house.ts'
import type { QuietHouse } from './quiet-house.ts'

export interface Plan {
  days: number
  groups: number
  /** Requests. */
  perDay: number
  silentAfterDays: number
  /** Timers run so often here; nothing may be later than that. */
  stepMinutes: number
  seed: number
}

/** A house as the issue has it: so long, so many groups, so many requests. */
export const wholePlan = { days: 90, groups: 40, perDay: 3, silentAfterDays: 5, stepMinutes: 60 } as const

export interface Report {
  plan: Plan
  /** Requests by what became of them. */
  outcomes: Record<string, number>
  /** The longest that somebody waited for an answer, and how long past its deadline the latest answer came. */
  slowestHours: number
  latestMinutes: number
  /** When managers were found to be silent. */
  noticedAt?: Instant
  queue: Record<string, number>
  keysTaken: number
  refused: Record<string, number>
  mails: { all: number; toGroups: number; toTeam: number }
  /** What must not be, in sentences. */
  faults: string[]
}

/** What somebody waits for, and until when. */
interface Waiting {
  since: Instant
  deadline: Instant
}

/** Lives so many days without a manager, and looks every day whether all is as it should be. */
export async function liveThrough(plan: Plan): Promise<Report> {
  await using quiet = await aQuietHouse(plan)
  const { stepMinutes } = plan
  const answers = watchAnswers(quiet, stepMinutes)
  const around = await settleIn(quiet, plan)
  await quiet.pass()
  const faults = new Set<string>()
  const first = today(quiet.ctx.now(), zone)
  for (let day = 1; day <= plan.days; day++) {
    for (let minute = 0; minute < 24 * 60; minute += stepMinutes) {
      quiet.world.clock.set(addMinutes(instantOf(addDays(first, day), '00:00', zone), minute))
      if (minute === 9 * 60) await aDayPasses(around)
      await quiet.pass()
    }
    for (const fault of await lookAround(quiet, stepMinutes)) faults.add(fault)
  }
  const items = await allItems(quiet.world.engine.endpoint, quiet.world.engine.tableName)
  const late = answers.late.map((each) => `answered late: ${each}`)
  const all = [
    ...faults,
    ...late,
    ...mailFaults(quiet, items),
    ...quiet.world.logs.map(errorIn).filter((line) => line !== ''),
  ]
  return reportOf({ plan, around, items, answers, faults: all })
}

const errorIn = (line: Record<string, unknown>) => (line['level'] === 'error' ? JSON.stringify(line) : '')

interface Answers {
  open: Map<string, Waiting>
  late: string[]
  slowestMinutes: number
  latestMinutes: number
}

/** Each request that waits has an answer by its deadline, or by the next run of the timer. */
function watchAnswers(quiet: QuietHouse, stepMinutes: number): Answers {
  const answers: Answers = { open: new Map(), late: [], slowestMinutes: 0, latestMinutes: -Infinity }
  quiet.watch((record: StreamRecord) => {
    if (record.type !== 'booking' || record.new === undefined) return
    const booking = Booking.parse(record.new)
    const waiting = answers.open.get(booking.id)
    if (isUndecided(booking)) {
      const { deadline = '~', updatedAt } = booking
      answers.open.set(booking.id, { since: waiting?.since ?? updatedAt, deadline })
    } else if (waiting) {
      answers.open.delete(booking.id)
      const late = minutesBetween(waiting.deadline, booking.updatedAt)
      answers.latestMinutes = Math.max(answers.latestMinutes, late)
      answers.slowestMinutes = Math.max(
        answers.slowestMinutes,
        minutesBetween(waiting.since, booking.updatedAt),
      )
      if (late > stepMinutes) answers.late.push(`${booking.id} ${late} minutes`)
    }
  })
  return answers
}

/** Two holders of a quarter, somebody passed over in the queue, what is open past its time. */
async function lookAround({ world, ctx }: QuietHouse, stepMinutes: number): Promise<string[]> {
  const items = await allItems(world.engine.endpoint, world.engine.tableName)
  const now = ctx.now()
  const before = addMinutes(now, -stepMinutes)
  const open = bookingsAmong(items).filter((booking) => isUndecided(booking))
  const places = items.filter(({ type }) => type === 'place').map((item) => Place.parse(item))
  return [
    ...faultsIn(items, now).filter((fault) => !isOfWeekGone(fault, now)),
    ...heldByNobody(items, now),
    ...heldBySleepers(items, now),
    ...open
      .filter(({ deadline }) => deadline === undefined || deadline < before)
      .map(({ id, deadline }) => `${id} is open past ${deadline}`),
    ...bookingsAmong(items).flatMap(({ id, occurrences }) =>
      occurrences.flatMap(({ offered }) =>
        offered && offered.until < before ? [`${id} is offered past ${offered.until}`] : [],
      ),
    ),
    ...places
      .filter(({ state, offer }) => state === 'offered' && (offer?.until ?? '') < before)
      .map(({ id }) => `place ${id} is offered past its time`),
    ...places
      .filter(({ state, startsAt }) => state === 'waiting' && startsAt < before)
      .map(({ id }) => `place ${id} waits for what has begun`),
    ...bookingsAmong(items).flatMap(({ id, work }) =>
      work && work.since < before ? [`${id} is half changed`] : [],
    ),
  ]
}

/** What a contact had in weeks that are over is counted no more. */
function isOfWeekGone(fault: string, now: Instant): boolean {
  const [, week] = / week (\S+): 0 instead of/.exec(fault) ?? []
  return week !== undefined && week < mondayOf(today(now, zone))
}

/** Each thing is told once to whom it concerns: no mail twice, and of each booking as many as its history says. */
function mailFaults({ world }: QuietHouse, items: readonly Item[]): string[] {
  const ids = world.mails.map(({ messageId }) => messageId)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `mail ${id} went twice`)
  const byAddress = Map.groupBy(world.mails, ({ to }) => to)
  const nobody = { deciding: [], deputies: [] }
  const miscounted = bookingsAmong(items).flatMap((booking) => {
    const { email } = booking.contact
    // What a group holds is told to its hosts, whoever they are by then; that nothing goes twice holds for them too.
    if (email === undefined || booking.group !== undefined) return []
    const code = codeOf(booking.id)
    const meant = stepsBetween(undefined, booking).flatMap((step) => whoHears(step, booking, nobody))
    const sent = (byAddress.get(email) ?? []).filter(({ text }) => text.replace(/\s+/g, ' ').includes(code))
    if (meant.length === sent.length) return []
    const told = booking.history.map(({ what }) => what).join(', ')
    return [`${booking.id} (${told}) has ${sent.length} mails, not ${meant.length}`]
  })
  const silence = world.mails.filter(({ subject }) => subject.startsWith('Es wartet jemand auf Antwort'))
  const told = silence.length === 2 ? [] : [`${silence.length} mails say that managers are silent, not 2`]
  const parked = items.filter(({ type, state }) => type === 'mail' && state !== 'sent' && state !== 'closed')
  return [...twice, ...miscounted, ...told, ...parked.map(({ pk }) => `${pk} did not go`)]
}

async function reportOf({
  plan,
  around,
  items,
  answers,
  faults,
}: {
  plan: Plan
  around: Neighbours
  items: readonly Item[]
  answers: Answers
  faults: string[]
}): Promise<Report> {
  const { ctx, world } = around.quiet
  const { silence } = await loadHouse(ctx, house)
  const team = (to: string) => to.endsWith('@aef.example')
  const toTeam = world.mails.filter(({ to }) => team(to)).length
  return {
    plan,
    outcomes: counted(bookingsAmong(items).map(outcomeOf)),
    slowestHours: Math.round(answers.slowestMinutes / 6) / 10,
    latestMinutes: Math.round(answers.latestMinutes),
    ...(silence?.noticedAt === undefined ? {} : { noticedAt: silence.noticedAt }),
    queue: counted(items.filter(({ type }) => type === 'place').map(({ state }) => String(state))),
    keysTaken: around.keysTaken,
    refused: Object.fromEntries(around.refused),
    mails: { all: world.mails.length, toGroups: world.mails.length - toTeam, toTeam },
    faults,
  }
}

/** How it ended, and by whom. */
function outcomeOf(booking: Booking): string {
  if (isUndecided(booking)) return 'not due yet'
  const ends = [
    'approved',
    'expired',
    'declined',
    'cancelled',
    'confirmed',
    'requested',
    'decided',
    'displaced',
    'entered',
  ]
  const line = booking.history.findLast(({ what }) => ends.includes(what))
  if (line?.reason === 'trusted') return 'approved: trusted, by rule'
  if (line?.reason === 'vacant') return 'expired: nobody there, told honestly'
  if (line?.reason === 'pulse') return 'freed: nobody answered'
  if (line?.reason === 'group-over') return 'given back: the group is over'
  if (line?.reason) return 'declined: another request got the time'
  if (line?.what === 'expired') {
    const isProved = booking.history.some(({ what }) => what === 'confirmed')
    return isProved ? 'expired: before anybody was missed' : 'expired: address not confirmed'
  }
  return `${booking.state}: ${line?.by.kind === 'system' ? 'by rule' : `by ${line?.by.kind ?? 'nobody'}`}`
}

function counted(names: readonly string[]): Record<string, number> {
  const groups = [...Map.groupBy(names, (name) => name)].map(([name, same]) => [name, same.length] as const)
  return Object.fromEntries(groups.sort(([one], [other]) => (one < other ? -1 : 1)))
}
