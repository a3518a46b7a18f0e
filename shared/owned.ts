import type { Context } from './context.ts'
import type { Item } from './table/write.ts'
import { instantOfEpoch } from './time/civil.ts'
import type { Instant, LocalDate } from './time/civil.ts'

/** Somebody by the hashes of their address: what is stored of them carries the one, and what they sign in with the other. */
export interface Owner {
  contactId: string
  person: string
}

/** One thing that is stored of somebody, as they may read it. */
export interface Stored {
  /** Whose `Owned` tells of it and forgets it. */
  kind: string
  /** Which one among those of its kind. */
  id: string
  house?: string | undefined
  /** In words, what it is about. */
  title?: string | undefined
  /** First and last date that it is about. */
  dates?: LocalDate[] | undefined
  since?: Instant | undefined
  /** When it goes by itself; without it, what it hangs on. */
  goes?: Instant | undefined
  stays?: 'until-you-leave' | 'until-you-hand-over' | 'until-trust-ends' | undefined
  /** All of it. */
  data: Record<string, unknown>
}

/** How one type of item tells what it holds of somebody, and forgets them. */
export interface Owned {
  /** The type of its items. */
  kind: string
  /** What an item holds of them; of others it tells nothing. */
  tell?(ctx: Pick<Context, 'table' | 'now'>, owner: Owner, item: Item): Stored[] | Promise<Stored[]>
  /** What no index finds, by keys that follow from the owner and from the houses in which something else was found. */
  find?(ctx: Pick<Context, 'table' | 'now'>, owner: Owner, houses: readonly string[]): Promise<Stored[]>
  /** Ends what is to come, and takes away who it was; figures stay. Twice is no fault. */
  forget(ctx: Context, owner: Owner, stored: Stored): Promise<void>
}

/** When an item goes away by itself: what its store wrote is the rule. */
export function goesOf({ ttl }: Readonly<Record<string, unknown>>): { goes?: Instant } {
  return typeof ttl === 'number' ? { goes: instantOfEpoch(ttl * 1000) } : {}
}

/** What stands where a name was. */
export const nobody = '–'
