import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const patienceMs = 240_000

/** Lets the first of several processes do a piece of work in a folder that they share; the others wait for its end. */
export async function once(folder: string, name: string, work: () => Promise<void>): Promise<void> {
  const done = join(folder, `${name}.done`)
  const failed = join(folder, `${name}.failed`)
  try {
    mkdirSync(join(folder, `${name}.begun`))
  } catch {
    return waitFor(done, failed)
  }
  try {
    await work()
    writeFileSync(done, '')
  } catch (error) {
    writeFileSync(failed, error instanceof Error ? error.message : String(error))
    throw error
  }
}

async function waitFor(done: string, failed: string): Promise<void> {
  const until = performance.now() + patienceMs
  while (!existsSync(done)) {
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'))
    if (performance.now() > until) throw new Error(`Nobody made ${done}`)
    await sleep(50)
  }
}
