import { parseArgs } from 'node:util'
import { deployStage } from './cloud/deploy.ts'
import { programs } from './cloud/programs.ts'

/**
 * `npm run deploy` (`-- --stage test`; `--approved` asks nothing; `--unwatched` stays even if pages fail): brings what was built to AWS
 * and takes it back if the API fails (docs/operations.md).
 */
const { stage, approved, unwatched } = parseArgs({
  options: {
    stage: { type: 'string', default: 'production' },
    approved: { type: 'boolean', default: false },
    unwatched: { type: 'boolean', default: false },
  },
}).values

try {
  console.log(await deployStage(programs, { stage, isApproved: approved, isUnwatched: unwatched }))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
