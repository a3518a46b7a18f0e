import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Mail } from '../mail.ts'
import { MailFailure } from './failure.ts'
import { rawMessage } from './message.ts'

const path = '/v2/email/outbound-emails'
const longestMilliseconds = 20_000

/** Region, keys and signer, as the DynamoDB client has them; see `aws.ts`. */
export type AwsAccess = Pick<DynamoDBClient['config'], 'region' | 'signer'>

/**
 * Amazon SES: one signed call of SendEmail (API version 2) with the raw message; SES's own client would be half a megabyte more.
 * SES replaces the Message-ID by its own. `endpoint` only where it is not the region's own.
 */
export function sesMail(from: string, { region, signer }: AwsAccess, endpoint?: string): Mail {
  return {
    async send(mail) {
      const signingRegion = await region()
      const url = new URL(path, endpoint ?? `https://email.${signingRegion}.amazonaws.com`)
      const body = JSON.stringify({
        FromEmailAddress: from,
        Destination: { ToAddresses: [mail.to] },
        Content: { Raw: { Data: (await rawMessage(mail, from)).toString('base64') } },
      })
      const sign = await signer({ name: 'sigv4', signingName: 'ses', signingRegion, properties: {} })
      const signed = await sign.sign({
        method: 'POST',
        protocol: url.protocol,
        hostname: url.hostname,
        path,
        query: {},
        headers: { host: url.host, 'content-type': 'application/json' },
        body,
      })
      await post(url, signed.headers, body)
    },
  }
}

async function post(url: URL, { host: _host, ...headers }: Record<string, string>, body: string) {
  const signal = AbortSignal.timeout(longestMilliseconds)
  const answer = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => {
    throw new MailFailure('unreachable')
  })
  const text = await answer.text().catch(() => '')
  if (!answer.ok) throw failureOf(answer.status, answer.headers.get('x-amzn-errortype') ?? '', text)
}

/** Faults of the account, the keys or the sender's identity pass when somebody mends them; what SES says about the mail stays. */
function failureOf(status: number, errorType: string, text: string): MailFailure {
  const name = errorType.split(':')[0]
  if (name === 'MessageRejected' && !text.includes('not verified')) return new MailFailure('rejected', status)
  if (name === 'BadRequestException') return new MailFailure('rejected', status)
  return new MailFailure('unreachable', status)
}
