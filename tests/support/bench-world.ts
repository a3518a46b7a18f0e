import { randomBytes } from 'node:crypto'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { personIdOf } from '../../functions/identity/actions/person.ts'
import { tokenHash } from '../../functions/identity/rules.ts'
import { newSession } from '../../functions/identity/rules/sessions.ts'
import { sessionWrite } from '../../functions/identity/store/sessions.ts'
import type { Context } from '../../shared/context.ts'
import { idOf } from '../../shared/ids.ts'
import { jsonLog } from '../../shared/log.ts'
import { noMail } from '../../shared/mail.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { metered } from '../bench/metered-client.ts'
import type { Meter } from '../bench/metered-client.ts'
import { frontDoor } from './front-door.ts'
import type { Door } from './front-door.ts'
import { worldSecret } from './world-secret.ts'

/** The functions in this process, on a table that tells what each call costs. */
export interface MeteredWorld {
  ctx: Context
  door: Door
  meter: Meter
}

export interface MeteredOptions {
  client: DynamoDBClient
  tableName: string
  publicUrl?: string
  now?: () => Instant
}

export function meteredWorld({
  client,
  tableName,
  publicUrl = 'http://treff.example',
  now = () => new Date().toISOString(),
}: MeteredOptions): MeteredWorld {
  const meter = metered(client)
  const table = dynamoTable(meter.client, tableName, now)
  const ctx: Context = {
    now,
    newId: () => idOf(randomBytes(8)),
    secret: () => Promise.resolve(worldSecret),
    table,
    mail: noMail,
    settings: {
      tableName,
      publicUrl,
      secretUrl: 'file:///dev/null',
      mailUrl: 'smtp://127.0.0.1:1',
      mailFrom: 'Treffpunkt <post@treff.example>',
      rateLimits: false,
      logLevel: 'info',
    },
    // What a function says goes to its output; a bench has no use for it, but making the line is part of the work.
    log: jsonLog('info', () => undefined),
  }
  return { ctx, door: frontDoor(ctx), meter }
}

/** Signs somebody in without mail; gives the token of the session, which the functions in the runner know as well. */
export async function signedIn(ctx: Context, email: string): Promise<string> {
  const token = idOf(randomBytes(8)).repeat(5)
  const person = { id: await personIdOf(ctx, email), name: 'Hausleitung' }
  await ctx.table.transact([sessionWrite(newSession(tokenHash(token), person, ctx.now()))])
  return token
}
