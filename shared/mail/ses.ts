import { signedCall } from '../aws/signed-call.ts'
import type { AwsAccess } from '../aws/signed-call.ts'
import type { Mail } from '../mail.ts'
import { MailFailure } from './failure.ts'
import { rawMessage } from './message.ts'

const path = '/v2/email/outbound-emails'
const longestMilliseconds = 20_000

/**
 * Amazon SES: one call of SendEmail (API version 2) with the raw message. SES replaces the Message-ID by its own. `endpoint` only where
 * it is not the region's own.
 */
export function sesMail(from: string, aws: AwsAccess, endpoint?: string): Mail {
  return {
    async send(mail) {
      const url = new URL(path, endpoint ?? `https://email.${await aws.region()}.amazonaws.com`)
      const body = JSON.stringify({
        FromEmailAddress: from,
        Destination: { ToAddresses: [mail.to] },
        Content: { Raw: { Data: (await rawMessage(mail, from)).toString('base64') } },
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
