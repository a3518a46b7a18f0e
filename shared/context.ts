import type { Mail } from './mail.ts'
import type { Settings } from './settings.ts'
import type { Table } from './table/table.ts'
import type { Instant } from './time/civil.ts'

/** The only door to the outside: what is not in here (clock, chance, data, mail, settings) no action can reach. */
export interface Context {
  now(): Instant
  /** Twelve characters nobody can guess, out of `shared/ids.ts`. */
  newId(): string
  /** The installation's own secret (`shared/keys.ts`), from which ids, links and codes are made; kept for minutes. */
  secret(): Promise<string>
  table: Table
  mail: Mail
  settings: Settings
  log: Log
}

/** One JSON line per call; never a name, an address or a token in `facts`. */
export interface Log {
  debug(message: string, facts?: Record<string, unknown>): void
  info(message: string, facts?: Record<string, unknown>): void
  warn(message: string, facts?: Record<string, unknown>): void
  error(message: string, facts?: Record<string, unknown>): void
}
