import { parseArgs } from 'node:util'
import { terminalAsker } from './first-setup/asker.ts'
import { leadThrough } from './first-setup/lead.ts'
import { NotYet, programs } from './cloud/programs.ts'

/**
 * `npm run deploy:first`, or `… -- --stage test`: from an empty account to a house that can be used, as often as it takes
 * (docs/operations.md).
 */
async function main(): Promise<void> {
  const { stage } = parseArgs({ options: { stage: { type: 'string', default: 'production' } } }).values
  if (!/^[a-z][a-z0-9-]{0,20}$/.test(stage) || stage === 'local')
    throw new NotYet('A stage has a name of small letters, such as production or test; "local" is npm start.')
  using asker = terminalAsker()
  await leadThrough({ asker, programs, name: stage })
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
