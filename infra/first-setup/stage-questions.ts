import { addressOf } from '../../shared/mail/address.ts'
import { wrongIn } from '../stage.ts'
import { certificateOf } from './certificate.ts'
import type { Asker } from './asker.ts'
import type { Programs } from '../cloud/programs.ts'

/** A stage as `cdk.json` has it: what is asked for, and whatever else stands there. */
export type StageFields = Record<string, unknown> & {
  publicUrl?: string
  mailFrom?: string
  operator?: string
  domain?: string
  certificateArn?: string
  alarmMail?: string
  senderExists?: boolean
  tableName?: string
}

/** An address that nobody has, for the first deployment of an installation whose name AWS gives. */
export const laterUrl = 'https://later.invalid'

/** What the sample in the repository holds is nobody's answer. */
const own = (text: string | undefined) => (text?.includes('.example') ? undefined : text)

const isExample = (answer: string) =>
  answer.includes('.example') ? 'That is an address for examples.' : undefined

/** Asks what a stage consists of; what `cdk.json` says already is proposed. */
export async function askStage(
  asker: Asker,
  programs: Programs,
  name: string,
  before: StageFields,
): Promise<StageFields> {
  const domain = await asker.ask(
    'Name of the site, such as treff.meine-stadt.de ("-" for the one that AWS gives)',
    {
      before:
        before.domain ??
        (before.publicUrl === undefined || own(before.publicUrl) === undefined ? undefined : '-'),
      wrong: (answer) =>
        answer === '-' || isName.test(answer)
          ? isExample(answer)
          : 'That is no name of a site (it goes without https://).',
    },
  )
  const named = domain === '-' ? {} : { domain, certificateArn: await certificateOf(asker, programs, domain) }
  const mailFrom = await asker.ask('Sender of all mails: Bürgerhaus <treff@meine-stadt.de>', {
    before: own(before.mailFrom),
    wrong: (answer) => wrongIn('mailFrom', answer) ?? isExample(answer),
  })
  const operator = await asker.askLines(
    'Who runs it, for the imprint: name, address, telephone, mail; an empty line ends',
    before.operator,
  )
  const alarmMail = await asker.ask('Who hears of alarms ("-" for nobody)', {
    before: before.alarmMail,
    wrong: (answer) => (answer === '-' ? undefined : (wrongIn('alarmMail', answer) ?? isExample(answer))),
  })
  const { domain: _domain, certificateArn: _arn, operator: _operator, alarmMail: _mail, ...kept } = before
  return {
    ...kept,
    publicUrl: domain === '-' ? laterOr(before) : `https://${domain}`,
    mailFrom,
    ...named,
    ...(operator === '' ? {} : { operator }),
    ...(alarmMail === '-' ? {} : { alarmMail }),
    ...(before.tableName === undefined && name !== 'production' ? { tableName: `treffpunkt-${name}` } : {}),
  }
}

const isName = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/

/** The name that AWS gave at an earlier deployment stays. */
function laterOr({ publicUrl, domain }: StageFields): string {
  return domain === undefined && publicUrl?.startsWith('https://') ? (own(publicUrl) ?? laterUrl) : laterUrl
}

/** Whether SES knows the sender before anything of ours could have told it: by another stage, or by hand. */
export async function senderIsKnown(
  { ask }: Programs,
  { mailFrom = '', domain }: StageFields,
): Promise<boolean> {
  const address = addressOf(mailFrom)
  const mailDomain = address.slice(address.indexOf('@') + 1)
  const isOwn = domain !== undefined && (domain === mailDomain || domain.endsWith(`.${mailDomain}`))
  const { code } = await ask('aws', [
    'sesv2',
    'get-email-identity',
    '--email-identity',
    isOwn ? mailDomain : address,
  ])
  return code === 0
}
