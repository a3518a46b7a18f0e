import { signedCall } from '../aws/signed-call.ts'
import type { AwsAccess } from '../aws/signed-call.ts'
import type { Mail } from '../mail.ts'
import { addressOf } from './address.ts'
import { MailFailure } from './failure.ts'
import { rawMessage } from './message.ts'

/** The tag that holds a mail's id. */
export const mailTag = 'mail'

const path = '/v2/email/outbound-emails'
const longestMilliseconds = 20_000

/**
 * Amazon SES: one call of SendEmail (API version 2) with the raw message. SES replaces the Message-ID by its own. `endpoint` only where
 * it is not the region's own.
 */
export function sesMail(
  { from, set }: { from: string; set?: string | undefined },
  aws: AwsAccess,
  endpoint?: string,
): Mail {
  return {
    async send(mail) {
      const url = new URL(path, endpoint ?? `https://email.${await aws.region()}.amazonaws.com`)
      const body = JSON.stringify({
        // The bare address: a name with an umlaut would stop the call. The message has it, written as mail writes umlauts.
        FromEmailAddress: addressOf(from),
        Destination: { ToAddresses: [mail.to] },
        Content: { Raw: { Data: (await rawMessage(mail, from)).toString('base64') } },
        ConfigurationSetName: set,
        // What SES tells of the mail later names it by this: its Message-ID is SES's own.
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
