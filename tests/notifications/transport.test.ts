import { text } from 'node:stream/consumers'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import type { OutgoingMail } from '../../shared/mail.ts'
import { MailFailure, within } from '../../shared/mail/failure.ts'
import { mailTransport } from '../../shared/mail/transport.ts'
import { itInTurn } from '../support/in-turn.ts'
import { aMailServer, aws } from '../support/mail-server.ts'

const mailFrom = 'Treffpunkt <noreply@treff.example>'
const mail: OutgoingMail = {
  to: 'mia@gruppe.example',
  subject: 'Zugesagt: Teeküche',
  text: 'Grüße\n',
  html: '<p>Grüße</p>',
  messageId: 'abc@treff.example',
  attachments: [
    {
      filename: 'termin.ics',
      contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
      content: 'BEGIN:VCALENDAR\r\n',
    },
  ],
  headers: { 'Auto-Submitted': 'auto-generated' },
}

describe('SMTP', () => {
  it('takes a mail with everything that it holds', async () => {
    await using server = await aMailServer()
    await mailTransport({ mailUrl: server.url, mailFrom }, aws).send(mail)
    expect(server.mails[0]).toMatchObject({
      from: { name: 'Treffpunkt', address: 'noreply@treff.example' },
      subject: 'Zugesagt: Teeküche',
      messageId: '<abc@treff.example>',
      text: expect.stringContaining('Grüße') as string,
      recipients: ['mia@gruppe.example'],
      attachments: [{ filename: 'termin.ics', mimeType: 'text/calendar', method: 'PUBLISH' }],
    })
  })

  itInTurn('tells what is for ever from what may pass', async () => {
    await using server = await aMailServer()
    const faultFor = async (answers: typeof server.answers) => {
      Object.assign(server.answers, { recipient: undefined, message: undefined }, answers)
      return mailTransport({ mailUrl: server.url, mailFrom }, aws)
        .send(mail)
        .catch(({ fault, status }: MailFailure) => ({ fault, status }))
    }
    expect(await faultFor({ recipient: () => 550 })).toEqual({ fault: 'refused', status: 550 })
    expect(await faultFor({ recipient: () => 451 })).toEqual({ fault: 'deferred', status: 451 })
    expect(await faultFor({ message: () => 554 })).toEqual({ fault: 'rejected', status: 554 })
    expect(await faultFor({ message: () => 452 })).toEqual({ fault: 'deferred', status: 452 })
    await server.stop()
    expect(await faultFor({})).toMatchObject({ fault: 'unreachable' })
  })

  it('takes an address as one address, whatever is in it', async () => {
    await using server = await aMailServer()
    const send = mailTransport({ mailUrl: server.url, mailFrom }, aws).send({
      ...mail,
      to: 'a@x.example, b@y.example',
    })
    await send.catch(() => undefined)
    expect(server.mails.flatMap(({ recipients }) => recipients).length).toBeLessThanOrEqual(1)
  })

  itInTurn('gives up on a server that says nothing', async () => {
    const silent = createTcpServer(() => undefined)
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
    const { port } = silent.address() as AddressInfo
    const sending = mailTransport({ mailUrl: `smtp://127.0.0.1:${port}`, mailFrom }, aws).send(mail)
    await expect(sending).rejects.toMatchObject({ fault: 'unreachable' })
    silent.close()
    await expect(within(10, new Promise(() => undefined))).rejects.toMatchObject({ fault: 'unreachable' })
  })
})

interface Heard {
  headers: IncomingHttpHeaders
  url: string | undefined
  method: string | undefined
  body: {
    FromEmailAddress: string
    Destination: { ToAddresses: string[] }
    Content: { Raw: { Data: string } }
  }
}

/** Answers as SES's own service would. */
async function aSesEndpoint(answer: { status: number; type?: string; body?: object }) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { headers: sent, url, method } = request
      heard.push({ headers: sent, url, method, body: JSON.parse(body || '{}') as Heard['body'] })
      const headers = answer.type === undefined ? {} : { 'x-amzn-errortype': answer.type }
      response.writeHead(answer.status, { 'content-type': 'application/json', ...headers })
      return response.end(JSON.stringify(answer.body ?? { MessageId: '1' }))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    heard,
    url: `ses:http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((gone) => server.close(gone))
    },
  }
}

describe('SES', () => {
  it('gets one signed call with the whole message', async () => {
    await using ses = await aSesEndpoint({ status: 200 })
    await mailTransport({ mailUrl: ses.url, mailFrom, mailSet: 'told-back' }, aws).send(mail)
    const [call, ...others] = ses.heard
    expect(others).toEqual([])
    expect(call?.url).toBe('/v2/email/outbound-emails')
    expect(call?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-central-1\/ses\/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$/,
    )
    expect(call?.headers['x-amz-security-token']).toBe('session')
    expect(call?.body).toMatchObject({
      FromEmailAddress: 'noreply@treff.example',
      Destination: { ToAddresses: [mail.to] },
      ConfigurationSetName: 'told-back',
      EmailTags: [{ Name: 'mail', Value: 'abc' }],
    })
    const raw = Buffer.from(call?.body.Content.Raw.Data ?? '', 'base64')
    const read = await PostalMime.parse(raw)
    expect(read).toMatchObject({
      subject: mail.subject,
      messageId: '<abc@treff.example>',
      text: expect.stringContaining('Grüße') as string,
    })
    expect(read.attachments[0]).toMatchObject({ mimeType: 'text/calendar', method: 'PUBLISH' })
  })

  it('gets the bare address of a sender whose name has umlauts; the message has both', async () => {
    await using ses = await aSesEndpoint({ status: 200 })
    const from = 'Bürgerhaus Mühle <muehle@treff.example>'
    await mailTransport({ mailUrl: ses.url, mailFrom: from }, aws).send(mail)
    const { FromEmailAddress, Content } = ses.heard[0]!.body
    expect(FromEmailAddress).toBe('muehle@treff.example')
    const raw = Buffer.from(Content.Raw.Data, 'base64')
    expect(raw.toString('latin1')).toMatch(/^From: =\?UTF-8\?/im)
    expect((await PostalMime.parse(raw)).from).toEqual({
      name: 'Bürgerhaus Mühle',
      address: 'muehle@treff.example',
    })
  })

  it.each([
    ['what the account may, with room for others who send', { SendQuota: { MaxSendRate: 14 } }, 9.8],
    ['one in the sandbox', { SendQuota: { MaxSendRate: 1 } }, 1],
    ['one where it does not say', {}, 1],
  ])('tells how many mails go in a second: %s', async (_, body, perSecond) => {
    await using ses = await aSesEndpoint({ status: 200, body })
    const mails = mailTransport({ mailUrl: ses.url, mailFrom }, aws)
    expect(await mails.perSecond?.()).toBeCloseTo(perSecond)
    expect(await mails.perSecond?.()).toBeCloseTo(perSecond)
    expect(ses.heard.map(({ method, url }) => [method, url])).toEqual([['GET', '/v2/email/account']])
    expect(ses.heard[0]?.headers.authorization).toContain('eu-central-1/ses/aws4_request')
  })

  it('that does not answer takes one a second', async () => {
    const ses = await aSesEndpoint({ status: 200 })
    await ses[Symbol.asyncDispose]()
    expect(await mailTransport({ mailUrl: ses.url, mailFrom }, aws).perSecond?.()).toBe(1)
  })

  it.each([
    ['a message it rejects', { status: 400, type: 'MessageRejected', body: { message: 'Spam' } }, 'rejected'],
    ['an address it cannot read', { status: 400, type: 'BadRequestException:' }, 'rejected'],
    [
      'a sender that is not verified yet',
      { status: 400, type: 'MessageRejected', body: { message: 'Email address is not verified.' } },
      'unreachable',
    ],
    ['too many calls', { status: 429, type: 'TooManyRequestsException' }, 'unreachable'],
    ['keys that are not allowed', { status: 403, type: 'AccessDeniedException' }, 'unreachable'],
    ['a fault of its own', { status: 500 }, 'unreachable'],
  ])('says %s', async (_, answer, fault) => {
    await using ses = await aSesEndpoint(answer)
    const sending = mailTransport({ mailUrl: ses.url, mailFrom }, aws).send(mail)
    await expect(sending).rejects.toMatchObject({ fault, status: answer.status })
  })
})

it('another kind of mail server is refused at the start', () => {
  expect(() => mailTransport({ mailUrl: 'http://mail.example', mailFrom }, aws)).toThrow(/MAIL_URL/)
})
