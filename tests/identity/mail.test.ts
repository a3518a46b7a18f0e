import { expect, it } from 'vitest'
import { confirmSignIn } from '../../functions/identity/actions/confirm-sign-in.ts'
import { signInCode, signInLink } from '../../functions/identity/rules.ts'
import { news } from '../../functions/news.ts'
import { sendDueMails } from '../../functions/notifications/actions/send-due-mails.ts'
import { managerMail } from '../support/builders.ts'
import { aMailHouse, recordOf } from '../support/house-with-mail.ts'
import { askForCode, newestIn } from '../support/sign-in-code.ts'

const asker = { address: 'home' }

it.each([
  ['de', 'Anmelden bei Treffpunkt', 'Beides gilt 10 Minuten', 'Jetzt anmelden'],
  ['en', 'Sign in to Treffpunkt', 'Both are good for 10 minutes', 'Sign in now'],
] as const)('code and link for signing in come by mail (%s)', async (language, subject, minutes, label) => {
  await using h = await aMailHouse()
  const item = await askForCode(h.ctx, managerMail, language)
  const record = recordOf('sign-in', undefined, item)
  await Promise.all([h.hear(record), h.hear(record), h.hear(record)])
  const [mail, ...others] = h.server.mails
  expect(others).toEqual([])
  const code = signInCode(await h.ctx.secret(), newestIn(item))
  const link = signInLink('http://treff.example', await h.ctx.secret(), newestIn(item))
  expect(mail).toMatchObject({ subject, recipients: [managerMail] })
  expect(mail?.subject).not.toMatch(/\d{6}/)
  for (const part of [minutes, label, code, link]) expect(mail?.text).toContain(part)
  expect(mail?.html).toContain(`href="${link}"`)
  expect(mail?.text?.match(/\b\d{6}\b/)?.[0]).toBe(code)
  const { person } = await confirmSignIn(h.ctx, { email: managerMail, code, asker })
  expect(person.name).toBe('Hausleitung')
  expect(JSON.stringify(h.world.logs)).not.toMatch(new RegExp(`@|${code}|sign-in/link`))
})

it('a try that was counted is no new mail, nor a code that was used', async () => {
  await using h = await aMailHouse()
  const item = await askForCode(h.ctx, managerMail)
  await h.hear(recordOf('sign-in', item, { ...item, tries: 1 }))
  await h.hear(recordOf('sign-in', item, { ...item, stamp: 'used', sent: [] }))
  expect(h.server.mails).toEqual([])
})

it('a code that could not be sent is tried within its ten minutes, and never after', async () => {
  await using h = await aMailHouse()
  const item = await askForCode(h.ctx, managerMail)
  await h.server.stop()
  await h.hear(recordOf('sign-in', undefined, item))
  h.world.clock.advance(5)
  await sendDueMails(h.ctx, news)
  h.world.clock.advance(6)
  await h.server.start()
  await sendDueMails(h.ctx, news)
  expect(h.server.mails).toEqual([])
  expect(await h.ctx.table.due('mail', '2030-01-01T00:00:00.000Z')).toEqual([])
  await h.hear(recordOf('sign-in', undefined, item))
  expect(h.server.mails).toEqual([])
})

it('the outbox holds neither code nor address of a sign-in', async () => {
  await using h = await aMailHouse()
  const item = await askForCode(h.ctx, managerMail)
  await h.server.stop()
  await h.hear(recordOf('sign-in', undefined, item))
  const [first] = await h.ctx.table.due('mail', '2030-01-01T00:00:00.000Z')
  const { pk, sk } = first!
  const stored = JSON.stringify(await h.ctx.table.get({ pk, sk }, { consistent: true }))
  expect(stored).not.toContain('@')
  expect(stored).not.toContain(signInCode(await h.ctx.secret(), newestIn(item)))
})
