import { askAws } from './programs.ts'
import type { Programs } from './programs.ts'

/** What a deployment says of itself. */
export interface Outputs {
  /** `d….cloudfront.net` */
  distribution: string
  /** Records for the sender's domain, each `name type value`. */
  sender: readonly string[]
  /** The alarm by which a deployment goes back; deployments from before had none. */
  serverErrors: string | undefined
  /** The bucket of changes that were given up; deployments from before had none. */
  deadLetters: string | undefined
}

interface Stacks {
  Stacks: { Outputs?: { OutputKey: string; OutputValue: string }[] }[]
}

/** Nothing where the stage was never deployed to its end. */
export async function outputsOf(programs: Programs, stage: string): Promise<Outputs | undefined> {
  const stack = ['--stack-name', `treffpunkt-${stage}-app`]
  const answer = await askAws<Stacks>(programs, 'cloudformation', 'describe-stacks', ...stack)
  const outputs = answer?.Stacks[0]?.Outputs ?? []
  const named = (name: string) =>
    outputs.filter(({ OutputKey }) => OutputKey.startsWith(name)).toSorted(byKey)
  const [site] = named('DistributionDomain')
  if (site === undefined) return undefined
  return {
    distribution: site.OutputValue,
    sender: named('SenderDns').map(({ OutputValue }) => OutputValue),
    serverErrors: named('ServerErrorsArn')[0]?.OutputValue,
    deadLetters: named('DeadLettersName')[0]?.OutputValue,
  }
}

const byKey = (a: { OutputKey: string }, b: { OutputKey: string }) => (a.OutputKey < b.OutputKey ? -1 : 1)
