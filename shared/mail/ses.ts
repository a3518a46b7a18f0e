import * as z from 'zod/mini'
import { signedCall } from '../aws/signed-call.ts'
import type { AwsAccess } from '../aws/signed-call.ts'
import type { Mail } from '../mail.ts'
import { addressOf } from './address.ts'
import { MailFailure } from './failure.ts'
import { rawMessage } from './message.ts'
import { mailTag } from './tag.ts'

const path = '/v2/email/outbound-emails'
const longestMilliseconds = 20_000

const accountPath = '/v2/email/account'
/** As often as SES takes a mail in its sandbox: for an account that does not say more. */
const leastPerSecond = 1
/** Other runs of the function send at the same time. */
const ownShare = 0.7

const Account = z.object({ SendQuota: z.object({ MaxSendRate: z.number().check(z.positive()) }) })

/**
 * Amazon SES: one call of SendEmail (API version 2) with the raw message. SES replaces the Message-ID by its own. `endpoint` only where
 * it is not the region's own.
 */
export function sesMail(
  { from, set }: { from: string; set?: string | undefined },
  aws: AwsAccess,
  endpoint?: string,
): Mail {
  const at = async (path: string) =>
    new URL(path, endpoint ?? `https://email.${await aws.region()}.amazonaws.com`)
  let perSecond: Promise<number> | undefined
  const readRate = async (): Promise<number> => {
    const call = { service: 'ses', url: await at(accountPath), headers: {}, body: '', longestMilliseconds }
    const answer = await signedCall(aws, { ...call, method: 'GET' })
    const account = Account.safeParse(await answer.json())
    return account.success
      ? Math.max(account.data.SendQuota.MaxSendRate * ownShare, leastPerSecond)
      : leastPerSecond
  }
  return {
    // Asked once as long as the function lives, which is some hours at most.
    perSecond: () => (perSecond ??= readRate().catch(() => leastPerSecond)),
    async send(mail) {
      const url = await at(path)
      const body = JSON.stringify({
        // The bare address: a name with an umlaut would stop the call. The message has it, written as mail writes umlauts.
        FromEmailAddress: addressOf(from),
        Destination: { ToAddresses: [mail.to] },
        Content: { Raw: { Data: (await rawMessage(mail, from)).toString('base64') } },
        ConfigurationSetName: set,
        EmailTags: [{ Name: mailTag, Value: mail.messageId.split('@')[0] }],
      })
      const headers = { 'content-type': 'application/json' }
      const call = { service: 'ses', url, headers, body, longestMilliseconds }
      const answer = await signedCall(aws, call).catch(() => {
        throw new MailFailure('unreachable')
      })
      const text = await answer.text().catch(() => '')
      if (!answer.ok) throw failureOf(answer.status, answer.headers.get('x-amzn-errortype') ?? '', text)
    },
  }
}

/** Faults of the account, the keys or the sender's identity pass when somebody mends them; what SES says about the mail stays. */
function failureOf(status: number, errorType: string, text: string): MailFailure {
  const name = errorType.split(':')[0]
  if (name === 'MessageRejected' && !text.includes('not verified')) return new MailFailure('rejected', status)
  if (name === 'BadRequestException') return new MailFailure('rejected', status)
  return new MailFailure('unreachable', status)
}
