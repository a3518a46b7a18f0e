import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Context } from '../../shared/context.ts'
import { derivedId } from '../../shared/ids.ts'
import { jsonLog } from '../../shared/log.ts'
import { noMail } from '../../shared/mail.ts'
import type { OutgoingMail } from '../../shared/mail.ts'
import type { Settings } from '../../shared/settings.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { isSoundMail } from './sound-mail.ts'
import { freshTable } from './engine.ts'
import { frontDoor } from './front-door.ts'
import type { Call, Called } from './front-door.ts'
import { worldSecret } from './world-secret.ts'

/** A whole installation for one test: a table of its own on a real engine, a clock that stands still, counted ids, a mailbox. */
export interface World extends AsyncDisposable {
  ctx: Context
  clock: {
    set(now: Instant): void
    /** Minutes. */
    advance(minutes: number): void
  }
  /** Mails that went out. */
  mails: OutgoingMail[]
  /** Lines of the log, parsed. */
  logs: Record<string, unknown>[]
  /** A call through the front door, as API Gateway would bring it. */
  call(method: string, path: string, call?: Call): Promise<Called>
  /** The DynamoDB engine under `ctx.table`, for tests that look at it past the code. */
  engine: { endpoint: string; tableName: string; client: DynamoDBClient }
}

/** The moment at which every world begins: a Tuesday morning. */
export const beginning: Instant = '2026-12-01T09:00:00.000Z'

export interface WorldOptions {
  now?: Instant
  settings?: Partial<Settings>
  /** Whether the table tells what changes in it; see `freshTable`. */
  stream?: boolean
}

/** await using world = await aWorld({ now: '2026-12-24T22:00:00.000Z' }) */
export async function aWorld({
  now = beginning,
  settings = {},
  stream = false,
}: WorldOptions = {}): Promise<World> {
  const own = await freshTable({ stream })
  const { name, endpoint, client } = own
  const mails: OutgoingMail[] = []
  const logs: Record<string, unknown>[] = []
  let time = now
  const context = contextOn(client, name, settings, () => time)
  const ctx: Context = {
    ...context,
    mail: {
      send: async (mail) => {
        isSoundMail(mail)
        mails.push(mail)
      },
    },
    log: jsonLog('debug', (line) => void logs.push(JSON.parse(line) as Record<string, unknown>)),
  }
  return {
    ctx,
    clock: { set: (to) => void (time = to), advance: (minutes) => void (time = addMinutes(time, minutes)) },
    mails,
    logs,
    call: frontDoor(ctx),
    engine: { endpoint, tableName: name, client },
    [Symbol.asyncDispose]: () => own[Symbol.asyncDispose](),
  }
}

/** The same installation where nobody counts who asks how often. */
export function withoutLimits<Some extends Pick<World, 'ctx'>>(world: Some): Some {
  return { ...world, ctx: { ...world.ctx, settings: { ...world.ctx.settings, rateLimits: false } } }
}

/** A context on a table: counted ids, a silent log, a clock that stands at `beginning`, and mail that nobody gets. */
export function contextOn(
  client: DynamoDBClient,
  tableName: string,
  settings: Partial<Settings> = {},
  now: () => Instant = () => beginning,
): Context {
  const table = dynamoTable(client, tableName, now)
  let ids = 0
  return {
    now,
    newId: () => derivedId('world', 'id', String(++ids)),
    secret: () => Promise.resolve(worldSecret),
    table,
    mail: noMail,
    settings: {
      tableName,
      publicUrl: 'http://treff.example',
      secretUrl: 'file:///dev/null',
      mailUrl: 'smtp://127.0.0.1:1',
      mailFrom: 'Treffpunkt <treffpunkt@treff.example>',
      rateLimits: true,
      logLevel: 'debug',
      ...settings,
    },
    log: jsonLog('error', () => undefined),
  }
}
