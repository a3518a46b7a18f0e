import { expect } from 'vitest'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import type { Model } from './meetings-model.ts'
import type { Operation } from './meetings-operations.ts'
import type { Walked } from './meetings-time.ts'

/** What an operation asks of the product, what has to be answered, and what it changes on paper. */
export type Act = (walked: Walked, operation: Operation) => Promise<unknown>

type Answer = Awaited<ReturnType<Staged['post']>>

/** As the manager, who signs in anew each time: weeks go by. */
export async function manage(
  { world }: Staged,
  path: string,
  body: unknown = {},
  method = 'POST',
): Promise<Answer> {
  const session = await signedIn(world.ctx, managerMail)
  const headers = { origin: world.ctx.settings.publicUrl }
  return world.call(method, path, { ...(method === 'POST' ? { body } : {}), cookies: { session }, headers })
}

export const some = <Value>(values: readonly Value[], pick: number): Value | undefined =>
  values[pick % Math.max(1, values.length)]

export const dayAt = ({ dates }: Model, at: number) => dates[at % dates.length]!
export const picked = (model: Model, { date }: Operation) => dayAt(model, date)

/** Whether it was done. What is answered has to be what was foreseen, or one of the refusals that only the rooms can tell. */
export function said({ status, json }: Answer, fate: string, ...others: string[]): boolean {
  const code = status < 300 ? 'done' : String(json?.type).replace('/problems/', '')
  expect([isEntered(fate) ? 'done' : fate, ...others]).toContain(code)
  return code === 'done'
}

export const isEntered = (fate: string) => fate === 'coming' || fate === 'waiting'
