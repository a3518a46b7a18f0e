import { createTransport } from 'nodemailer'
import type { Transporter } from 'nodemailer'
import { expect, test } from 'vitest'
import { startMailbox } from '../../infra/local/mailbox.ts'
import type { MailboxOptions } from '../../infra/local/mailbox.ts'
import type { LocalMail } from '../../infra/local/mailbox-store.ts'
import { temporaryFolder } from './fixture.ts'

const calendar = 'BEGIN:VCALENDAR\r\nSUMMARY:Erzählcafé\r\nEND:VCALENDAR\r\n'

function send(
  smtpUrl: string,
  messageId: string,
  subject = 'Zusage für Dienstag',
  transport: Pick<Transporter, 'sendMail'> = createTransport(smtpUrl),
): Promise<unknown> {
  return transport.sendMail({
    messageId,
    from: 'Treffpunkt <noreply@aef.example>',
    to: 'Gruppe Erzählcafé <gruppe@aef.example>',
    subject,
    text: 'Hallo,\n\nöffnen: http://127.0.0.1:3000/aef?x=1&y=2.\n',
    html: '<p>Hallo <script>alert(1)</script></p>',
    attachments: [
      {
        filename: 'termin.ics',
        content: calendar,
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
      },
      { filename: 'bild.png', content: Buffer.from([0, 255, 1]), contentType: 'image/png' },
    ],
  })
}

async function messages(url: string): Promise<LocalMail[]> {
  return (await (await fetch(`${url}/messages`)).json()) as LocalMail[]
}

test('a mail can be read as JSON, with text attachments as text and others in base64', async () => {
  await using mailbox = await startMailbox()
  await send(mailbox.smtpUrl, '<1@aef.example>')
  const [mail, ...others] = await messages(mailbox.url)
  expect(others).toEqual([])
  expect(mail).toEqual({
    to: 'gruppe@aef.example',
    from: 'noreply@aef.example',
    subject: 'Zusage für Dienstag',
    text: expect.stringContaining('öffnen: http://127.0.0.1:3000/aef?x=1&y=2.') as string,
    html: expect.stringContaining('<p>Hallo') as string,
    date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/) as string,
    attachments: [
      { filename: 'termin.ics', contentType: 'text/calendar', content: calendar },
      { filename: 'bild.png', contentType: 'image/png', content: 'AP8B' },
    ],
  })
})

test('a mail that comes twice is kept once, even after the mailbox was emptied', async () => {
  await using mailbox = await startMailbox()
  await send(mailbox.smtpUrl, '<1@aef.example>')
  await send(mailbox.smtpUrl, '<1@aef.example>')
  await send(mailbox.smtpUrl, '<2@aef.example>', 'Zweite')
  expect((await messages(mailbox.url)).map(({ subject }) => subject)).toEqual([
    'Zusage für Dienstag',
    'Zweite',
  ])
  expect((await fetch(`${mailbox.url}/messages`, { method: 'DELETE' })).status).toBe(204)
  await send(mailbox.smtpUrl, '<1@aef.example>')
  expect(await messages(mailbox.url)).toEqual([])
  expect(mailbox.repetitions()).toBe(2)
})

test('mails stay over a restart', async () => {
  using folder = temporaryFolder()
  const options: MailboxOptions = { dataDir: folder.path }
  {
    await using mailbox = await startMailbox(options)
    await send(mailbox.smtpUrl, '<1@aef.example>')
  }
  await using mailbox = await startMailbox(options)
  await send(mailbox.smtpUrl, '<1@aef.example>')
  await send(mailbox.smtpUrl, '<2@aef.example>')
  expect(await messages(mailbox.url)).toHaveLength(2)
})

test('of those that are cleared away nothing is left over a restart, and the others stay', async () => {
  using folder = temporaryFolder()
  {
    await using mailbox = await startMailbox({ dataDir: folder.path })
    await send(mailbox.smtpUrl, '<1@aef.example>', 'Zusage')
    await send(mailbox.smtpUrl, '<2@aef.example>', 'Absage')
    mailbox.clear(({ subject }) => subject === 'Zusage')
  }
  await using mailbox = await startMailbox({ dataDir: folder.path })
  expect((await messages(mailbox.url)).map(({ subject }) => subject)).toEqual(['Absage'])
})

test('a mailbox that is down takes nothing, on open connections neither, and takes mail again on the same port', async () => {
  await using mailbox = await startMailbox()
  const open = createTransport(mailbox.smtpUrl, { pool: true, maxConnections: 1 } as object)
  await send(mailbox.smtpUrl, '<1@aef.example>', 'offen', open)
  const broken = /ECONNRESET|closed|hang up/i
  mailbox.setDown(true)
  await expect(send(mailbox.smtpUrl, '<2@aef.example>')).rejects.toThrow(broken)
  await expect(send(mailbox.smtpUrl, '<2@aef.example>', 'offen', open)).rejects.toThrow(broken)
  mailbox.setDown(false)
  await send(mailbox.smtpUrl, '<3@aef.example>')
  open.close()
  expect(mailbox.messages().map(({ subject }) => subject)).toEqual(['offen', 'Zusage für Dienstag'])
})

test('the page lists the mails and shows one with its links, its HTML in a frame that runs nothing', async () => {
  await using mailbox = await startMailbox({ publicUrl: 'http://127.0.0.1:3000' })
  await send(mailbox.smtpUrl, '<1@aef.example>')
  const list = await (await fetch(mailbox.url)).text()
  expect(list).toContain('<html lang="de">')
  expect(list).toContain('<a href="/mail/1">Zusage für Dienstag</a>')
  const mail = await (await fetch(`${mailbox.url}/mail/1`)).text()
  expect(mail).toContain('<a href="http://127.0.0.1:3000/aef?x=1&amp;y=2">')
  expect(mail).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
  expect(mail).not.toContain('<script>')
  const attachment = await fetch(`${mailbox.url}/mail/1/0`)
  expect(attachment.headers.get('content-disposition')).toContain('termin.ics')
  expect(await attachment.text()).toBe(calendar)
  expect((await fetch(`${mailbox.url}/mail/9`)).status).toBe(404)
})

test('the console sets the clock, and refuses a time without its offset and pages of other sites', async () => {
  let now = 0
  const setClock = async (epochMs: number): Promise<void> => void (now = epochMs)
  await using mailbox = await startMailbox({ now: () => now, setClock })
  const post = (body: string, headers = {}) =>
    fetch(`${mailbox.url}/clock`, { method: 'POST', body, headers })
  const answer = await post('{"now":"2026-12-05T09:00:00+01:00"}')
  expect([answer.status, await answer.json()]).toEqual([200, { now: '2026-12-05T08:00:00.000Z' }])
  expect(await (await fetch(`${mailbox.url}/clock`)).json()).toEqual({ now: '2026-12-05T08:00:00.000Z' })
  for (const wrong of [
    '',
    '{}',
    '{"now":5}',
    '{"now":"2026-12-05T09:00:00"}',
    '{"now":"2026-13-45T09:00:00Z"}',
  ]) {
    expect((await post(wrong)).status).toBe(400)
  }
  expect((await post('{"now":"2030-01-01T00:00:00Z"}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect(now).toBe(Date.parse('2026-12-05T08:00:00Z'))
})

test('the console brings what was given up again', async () => {
  await using mailbox = await startMailbox({ replay: () => Promise.resolve({ taken: 2, left: 1 }) })
  const answer = await fetch(`${mailbox.url}/replay`, { method: 'POST' })
  expect([answer.status, await answer.json()]).toEqual([200, { taken: 2, left: 1 }])
  const foreign = { method: 'POST', headers: { origin: 'https://elsewhere.example' } }
  expect((await fetch(`${mailbox.url}/replay`, foreign)).status).toBe(403)
})
