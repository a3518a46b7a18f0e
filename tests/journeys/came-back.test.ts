import { expect, test } from 'vitest'
import { wordsOf } from '../support/signed-in.ts'
import { ask, manager, managerCookie } from '../support/outside.ts'
import { aRunningProduct } from '../support/running.ts'

/** With these addresses anybody may try on AWS what becomes of mails; the mailbox here answers as SES does. */
const wrong = 'bounce+mia@simulator.amazonses.com'

test('a caller’s address was taken down wrongly: the house hears of it, and nothing more is written there', async () => {
  await using product = await aRunningProduct()
  const cookie = await managerCookie(product)
  const page = async (path: string) => wordsOf((await ask(product, `GET ${path}`, { cookie })).text)
  const call = { rooms: ['teekueche'], date: '2027-03-04', from: '18:00', to: '20:00', purpose: 'Chor' }
  const contact = { name: 'Mia Muster', email: wrong, phone: '02131 000-55' }
  const { json } = await ask(product, 'POST /api/houses/aef/bookings', {
    cookie,
    body: { ...call, contact, approve: true },
  })
  await product.settled()
  const told = await product.mail(manager, /Eine E-Mail kam nicht an/)
  expect(told.text).toContain('/manage/aef/mail')
  const list = await page('/manage/aef/mail')
  expect(list).toContain('Die E-Mail kam zurück (Antwort 550)')
  expect(list).toContain(wrong)
  expect(await page(`/manage/aef/bookings/${json.id}`)).toContain('Adresse stimmt nicht')

  // The next one is not even tried, and waits with what it says.
  const before = (await product.mails(wrong)).length
  await ask(product, `POST /api/bookings/${json.id}/cancel`, { cookie })
  await product.settled()
  expect(await product.mails(wrong)).toHaveLength(before)
  expect(await page('/manage/aef/mail')).toContain('An diese Adresse kam schon eine E-Mail nicht an')
})
