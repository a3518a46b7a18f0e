import { NotYet, programs } from './cloud/programs.ts'
import { findTable } from './local/at-work.ts'
import type { Replayed } from './local/dead-letters.ts'
import { replayOnAws } from './replay/aws.ts'

/**
 * `npm run replay`: brings changes that were given up to their functions again, once the cause is mended: of the stage that STAGE names, else
 * of the local runner at work. What is taken goes; ends with 1 if something is left.
 */
async function run(): Promise<Replayed> {
  const { STAGE } = process.env
  if (STAGE !== undefined) return replayOnAws(programs, STAGE, (line) => console.log(line))
  if (!findTable()) throw new NotYet('Nothing runs here (npm start), and STAGE is not set.')
  const answer = await fetch(`${process.env['CONSOLE_URL']}/replay`, { method: 'POST' })
  if (!answer.ok) throw new NotYet(`The runner answered ${answer.status}.`)
  return (await answer.json()) as Replayed
}

try {
  const { taken, left } = await run()
  console.log(`${taken} taken, ${left} left`)
  process.exitCode = left === 0 ? 0 : 1
} catch (error) {
  console.error(error instanceof NotYet ? error.message : error)
  process.exitCode = 1
}
