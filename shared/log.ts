import type { Log } from './context.ts'

const levels = ['debug', 'info', 'warn', 'error'] as const
type Level = (typeof levels)[number]

/** Lines of warning that ring an alarm on AWS, by these words (`infra/signals.ts`); of those of level error each does. */
export const signalLines = {
  parkedMail: 'mail parked',
  lateWork: 'work is late',
  lateChanges: 'changes are late',
} as const

/** One JSON line per message, from `level` on. Facts hold codes, ids and numbers, never a name, an address or a token. */
export function jsonLog(level: Level, write: (line: string, own: Level) => void): Log {
  const at =
    (own: Level) =>
    (message: string, facts: Record<string, unknown> = {}) => {
      if (levels.indexOf(own) < levels.indexOf(level)) return
      write(JSON.stringify({ level: own, message, ...facts }), own)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** A log that says these facts with each of its lines, such as the request's id. */
export function withFacts(log: Log, always: Record<string, unknown>): Log {
  const at = (level: Level) => (message: string, facts?: Record<string, unknown>) =>
    log[level](message, { ...always, ...facts })
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** What a log may hold of an unexpected error: its kind and where in the code, not its message (which may quote data). */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const lines = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return { error: error.name, where: lines.slice(0, 8).map((line) => line.trim().slice(3)) }
}
