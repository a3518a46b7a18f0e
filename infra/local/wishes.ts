import { resolve } from 'node:path'
import { Trouble } from './trouble.ts'

const root = resolve(import.meta.dirname, '../..')

/** What whoever starts the runner asks for. */
export interface Wishes {
  /** 0 takes any free one; the same for `mailboxPort`. */
  port: number
  mailboxPort: number
  dataDir: string
  outDir: string
  endpoint: string | undefined
  rateLimits: 'on' | 'off'
  fresh: boolean
  /** A first house without anybody in it. */
  empty: boolean
  build: boolean
}

const flags = {
  '--fresh': 'drops all data',
  '--empty': 'a first house without invented neighbours',
  '--no-build': 'runs what was built before',
}

/** Reads flags and environment; throws `Trouble` for what is misspelt, naming it. */
export function readWishes(args: readonly string[], environment: Record<string, string | undefined>): Wishes {
  const unknown = args.find((arg) => !Object.hasOwn(flags, arg))
  if (unknown !== undefined) {
    const there = Object.entries(flags).map(([flag, does]) => `${flag} (${does})`)
    throw new Trouble(`The flag ${unknown} is unknown: there are ${there.join(', ')}.`)
  }
  const port = portOf(environment, 'PORT', 3000)
  const rateLimits = environment['RATE_LIMITS'] || 'on'
  if (rateLimits !== 'on' && rateLimits !== 'off') throw new Trouble('RATE_LIMITS must be on or off.')
  return {
    port,
    mailboxPort: portOf(environment, 'MAILBOX_PORT', port === 0 ? 0 : port + 1),
    dataDir: resolve(root, environment['DATA_DIR'] || '.local'),
    outDir: resolve(root, environment['CDK_OUTDIR'] || 'cdk.out'),
    endpoint: environment['DYNAMODB_ENDPOINT'] || undefined,
    rateLimits,
    fresh: args.includes('--fresh'),
    empty: args.includes('--empty'),
    build: !args.includes('--no-build'),
  }
}

function portOf(environment: Record<string, string | undefined>, name: string, otherwise: number): number {
  const text = environment[name] || String(otherwise)
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw new Trouble(`${name} is "${text}", but must be a port from 1 to 65535, or 0 for any that is free.`)
}
