import { capabilities } from '../../functions/capabilities.ts'
import { readStage } from '../stage.ts'
import { readContext } from '../stages-file.ts'
import { askMeanwhile } from './canary.ts'
import { outputsOf } from './outputs.ts'
import type { Programs } from './programs.ts'

export interface Deployment {
  /** Name of the stage. */
  stage: string
  /** Nobody is asked about new permissions: where somebody has looked at the differences before. */
  isApproved?: boolean
  /** It stays even if pages fail: to mend an installation that fails already. */
  isUnwatched?: boolean
}

/** How long a deployment is looked at before it stays: the alarm counts in steps of five minutes. */
const watchedMinutes = '15'

/**
 * Deploys a stage that is built. CloudFormation takes it back by itself if the API answers with 5xx while it is at work or is watched;
 * the pages are asked meanwhile, because in a quiet house nobody else would. The first deployment has no alarm yet.
 */
export async function deployStage(programs: Programs, deployment: Deployment): Promise<string> {
  const { stage, isApproved = false, isUnwatched = false } = deployment
  const { publicUrl } = readStage(readContext().stages, stage)
  const alarm = isUnwatched ? undefined : (await outputsOf(programs, stage))?.serverErrors
  const watch = alarm === undefined ? 'none' : alarm
  const minutes = alarm === undefined ? [] : ['--monitoring-time-minutes', watchedMinutes]
  const approval = isApproved ? ['--require-approval', 'never'] : []
  const args = ['deploy', '--all', '-c', `stage=${stage}`, ...approval]
  const deploying = programs.run('cdk', [...args, '--rollback-trigger-alarm-arns', watch, ...minutes])
  if (alarm === undefined) {
    await deploying
    return 'Deployed, and watched by nobody.'
  }
  const { asked, failed } = await askMeanwhile({ publicUrl, capabilities, until: deploying })
  return `Deployed, watched for ${watchedMinutes} minutes. Pages asked meanwhile: ${asked}, answered with an error: ${failed}.`
}
