import { existsSync, readFileSync } from 'node:fs'
import { readStage } from '../stage.ts'
import { readContext, writeStage } from '../stages-file.ts'
import type { Asker } from './asker.ts'
import { wordsOf } from './next.ts'
import { deployStage } from '../cloud/deploy.ts'
import { outputsOf } from '../cloud/outputs.ts'
import type { Outputs } from '../cloud/outputs.ts'
import { NotYet, askAws } from '../cloud/programs.ts'
import type { Programs } from '../cloud/programs.ts'
import { askStage, laterUrl, senderIsKnown } from './stage-questions.ts'
import type { StageFields } from './stage-questions.ts'

/** One stage that is being set up, by whom, with what. */
interface SetUp {
  asker: Asker
  programs: Programs
  /** Name of the stage. */
  name: string
}

/**
 * Leads through the first set-up of a stage. Each step looks first whether it is done, so that it may be broken off and run again at any
 * place; throws `NotYet` with a sentence where something is missing that only people can bring.
 */
export async function leadThrough(setUp: SetUp): Promise<void> {
  const { asker, programs, name } = setUp
  const account = await whoAsks(programs)
  asker.say(`Stage "${name}", account ${account.id}, region ${account.region}.\n`)
  await settleStage(setUp)
  await programs.run('npm', ['run', 'build'])
  await bootstrap(setUp, account)
  const outputs = await deploy(setUp)
  const stage = readStage(readContext().stages, name)
  const environment = { STAGE: name }
  await asker.apart(() => programs.run('npm', ['run', '-s', 'secret'], environment))
  const isFounded = await foundFirstHouse(setUp)
  const sending = await askAws<{ ProductionAccessEnabled?: boolean }>(programs, 'sesv2', 'get-account')
  asker.say(wordsOf({ stage, outputs, isFounded, isSandbox: sending?.ProductionAccessEnabled !== true }))
}

interface Account {
  id: string
  region: string
}

/** Says in a sentence what of the tools or the account is missing. */
async function whoAsks(programs: Programs): Promise<Account> {
  const missing = async (program: string) => (await programs.ask(program, ['--version'])).code === 127
  if (await missing('aws'))
    throw new NotYet('The AWS CLI is missing: install it (https://aws.amazon.com/cli), then run this again.')
  if (await missing('cdk'))
    throw new NotYet('The CDK is missing: run "npm ci", then this as npm run deploy:first.')
  const { code, out, errors } = await programs.ask('aws', ['sts', 'get-caller-identity', '--output', 'json'])
  if (code !== 0)
    throw new NotYet(
      `AWS does not know who you are. If you have no account yet, open one at https://aws.amazon.com. Then run "aws configure sso" (or "aws configure" with keys), set AWS_PROFILE if it asked for the name of a profile, and run this again.\nAWS said: ${errors}`,
    )
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env
  const region =
    AWS_REGION ?? AWS_DEFAULT_REGION ?? (await programs.ask('aws', ['configure', 'get', 'region'])).out
  if (region === '')
    throw new NotYet(
      'No region is chosen: "export AWS_REGION=eu-central-1" keeps everything personal in Frankfurt. Then run this again.',
    )
  process.env['AWS_REGION'] = region
  return { id: (JSON.parse(out) as { Account: string }).Account, region }
}

/** The stage in `cdk.json`: as it is if it is complete and nobody wants to change it. */
async function settleStage({ asker, programs, name }: SetUp): Promise<void> {
  const before = (readContext().stages[name] ?? {}) as StageFields
  if (isComplete(name)) {
    asker.say(`cdk.json has the stage "${name}":\n${JSON.stringify(before, null, 2)}`)
    const answer = await asker.ask('Keep it as it is (yes, no)', { before: 'yes', wrong: yesOrNo })
    if (answer === 'yes') return
  }
  const stage = await askStage(asker, programs, name, before)
  const isThere = (await outputsOf(programs, name)) !== undefined
  if (!isThere && (await senderIsKnown(programs, stage))) stage.senderExists = true
  readStage({ [name]: stage }, name)
  writeStage(name, stage)
  asker.say(`The stage stands in cdk.json. Commit it: the next deployment needs it.\n`)
}

const yesOrNo = (answer: string) =>
  ['yes', 'no'].includes(answer) ? undefined : 'That is neither yes nor no.'

function isComplete(name: string): boolean {
  try {
    readStage(readContext().stages, name)
    return true
  } catch {
    return false
  }
}

/** Once for each account and region. */
async function bootstrap({ asker, programs }: SetUp, { id, region }: Account): Promise<void> {
  const done = await programs.ask('aws', [
    'ssm',
    'get-parameter',
    '--name',
    '/cdk-bootstrap/hnb659fds/version',
  ])
  if (done.code === 0) asker.say('The account is prepared for the CDK already.')
  else await asker.apart(() => programs.run('cdk', ['bootstrap', `aws://${id}/${region}`]))
}

/** Twice where AWS gives the name of the site: links in mails begin with it, and before the first time nobody knows it. */
async function deploy(setUp: SetUp): Promise<Outputs> {
  const { asker, programs, name } = setUp
  // Until the secret is made pages fail, and whoever sets up looks on.
  const once = () => deployStage(programs, { stage: name, isUnwatched: true })
  await asker.apart(once)
  const outputs = await outputsOf(programs, name)
  if (outputs === undefined) throw new NotYet('AWS does not say what was deployed. Run this again.')
  const stage = readContext().stages[name] ?? {}
  if (stage['publicUrl'] !== laterUrl) return outputs
  writeStage(name, { ...stage, publicUrl: `https://${outputs.distribution}` })
  asker.say(`The site is https://${outputs.distribution}; that goes into links with a second deployment.`)
  await asker.apart(once)
  return outputs
}

/** Whether there is a house now. */
async function foundFirstHouse({ asker, programs, name }: SetUp): Promise<boolean> {
  const file = await asker.ask(
    'File of the first house, a copy of infra/houses/aef.json with all in it changed ("-" for later)',
    { wrong: (path) => (path === '-' ? undefined : wrongHouse(path)) },
  )
  if (file === '-') return false
  await asker.apart(() => programs.run('npm', ['run', '-s', 'found-house', '--', file], { STAGE: name }))
  return true
}

function wrongHouse(path: string): string | undefined {
  if (!existsSync(path)) return 'There is no such file.'
  return readFileSync(path, 'utf8').includes('.example') ? 'It still has addresses for examples.' : undefined
}
