import { settleAttendances } from '../../functions/attendances/actions/settle-attendances.ts'
import { settleClosures } from '../../functions/blocks/actions/settle-closures.ts'
import { countKept } from '../../functions/bookings/actions/kept.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { settleDuties } from '../../functions/duties/actions/settle-duties.ts'
import { settleFollowers } from '../../functions/followers/actions/settle-followers.ts'
import { settleGroups } from '../../functions/groups/actions/settle-groups.ts'
import { settleAsks } from '../../functions/asks/actions/settle-asks.ts'
import { keepProgrammesShort } from '../../functions/meetings/actions/upkeep.ts'
import { capability as notifications } from '../../functions/notifications/contract.ts'
import { news } from '../../functions/news.ts'
import { sendDueMails } from '../../functions/notifications/actions/send-due-mails.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import type { StreamRecord } from '../../shared/stream.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Item, Key } from '../../shared/table/write.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { today } from '../../shared/time/civil.ts'
import { actingAs } from '../support/acting.ts'
import { granted } from '../support/granted.ts'
import { found } from '../support/builders.ts'
import { recordOf } from '../support/house-with-mail.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { settlePulses } from '../../functions/pulses/actions/settle-pulses.ts'

export const house = 'aef'
export const zone = 'Europe/Berlin'

/** A house in which time passes: timers run, and every change of the table is heard as the stream tells it. */
export interface QuietHouse extends AsyncDisposable {
  world: World
  /** Whose writes are heard. */
  ctx: Context
  manager: Actor
  /** Runs all timers until nothing is due, and has all that changed heard, twice, as streams do. */
  pass(): Promise<void>
  /** Is told of every change, in order. */
  watch(see: (record: StreamRecord) => void): void
}

/** All schedules of the product. */
const timers: readonly ((ctx: Context) => Promise<void>)[] = [
  settleClosures,
  settleDeadlines,
  settleAttendances,
  settleDuties,
  settleGroups,
  settleAsks,
  settlePulses,
  (ctx) => sendDueMails(ctx, news),
]

/** Those that run once a day. */
const dailyTimers: typeof timers = [settleFollowers, keepProgrammesShort, countKept]

/** A manager, and a deputy who does not come either. */
export async function aQuietHouse({ silentAfterDays }: { silentAfterDays: number }): Promise<QuietHouse> {
  const world = await aWorld({ settings: { rateLimits: false } })
  const manager = await found(world, {
    house: { silentAfterDays, maxHoursPerWeek: 30, trustAfterKept: 6, pulseWeeks: 4 },
    rooms: {
      saal: { contains: ['seminarraum', 'teekueche'] },
      seminarraum: { decideWithinHours: 120 },
      teekueche: { contention: 'compete', capacity: 12 },
    },
  })
  const kim = { name: 'Vertretung', email: 'vertretung@aef.example', role: 'deputy' } as const
  await addToTeam(world.ctx, manager, { house, member: kim })
  let last = ''
  const heard: StreamRecord[] = []
  const watchers: ((record: StreamRecord) => void)[] = []
  const ctx = { ...world.ctx, table: heardTable(world.ctx.table, heard) }
  return {
    world,
    ctx,
    manager,
    watch: (see) => void watchers.push(see),
    async pass() {
      const date = today(ctx.now(), zone)
      for (const timer of date === last ? timers : [...timers, ...dailyTimers]) await timer(ctx)
      last = date
      const records = heard.splice(0)
      for (const record of records) for (const see of watchers) see(record)
      for (const _ of records.length === 0 ? [] : ['told', 'told again']) {
        const failed = await actingAs(notifications, () => takeChanges(granted(world.ctx), news, records))
        if (failed.length > 0) throw new Error(`${failed.length} changes could not be told`)
      }
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

/** Each transaction of one who writes alone, as the stream would tell it. */
function heardTable(table: Table, heard: StreamRecord[]): Table {
  const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`
  const read = async (keys: readonly Key[]) => {
    const items = await table.getMany(keys, { consistent: true })
    return new Map<string, Item>(items.map((item) => [nameOf(item), item]))
  }
  return {
    ...table,
    async transact(writes) {
      const keys = writes.filter(({ kind }) => kind !== 'check').map(({ key }) => key)
      const before = await read(keys)
      const outcome = await table.transact(writes)
      const after = await read(keys)
      for (const key of keys) {
        const [old, now] = [before.get(nameOf(key)), after.get(nameOf(key))]
        if (now === undefined || now['type'] === 'mail' || JSON.stringify(old) === JSON.stringify(now))
          continue
        heard.push(recordOf(String(now['type']), old, now))
      }
      return outcome
    },
  }
}
