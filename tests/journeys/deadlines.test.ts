import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasTurn } from '../support/budget.ts'
import { ask, aRequest, linkIn, manager, managerCookie } from '../support/outside.ts'
import { aRunningProduct } from '../support/running.ts'
import type { Running } from '../support/running.ts'

let product: Running
let cookie: string

beforeAll(async () => {
  product = await aRunningProduct()
  cookie = await managerCookie(product)
})
afterAll(async () => product[Symbol.asyncDispose]())

const stateOf = async ({ id }: any): Promise<string> =>
  (await ask(product, `GET /api/bookings/${id}`, { cookie })).json.state

const takenOn = async (date: string): Promise<any[]> => {
  const path = `/api/houses/aef/availability?rooms=seminarraum&from=${date}`
  return (await ask(product, `GET ${path}`)).json.rooms[0].days[0].taken
}

const openPage = async (url: string): Promise<string> =>
  (await (await fetch(url)).text()).replace(/\s+/g, ' ')

// One story after the other: the clock only goes forward, and it is the same for all of them.
describe.runIf(hasTurn('deadlines'))('what ends by itself', () => {
  test('an unproved request holds its time for an hour, then the time is free and its page says so', async () => {
    await product.setClock('2027-02-03T09:00:00+01:00')
    const asked = await aRequest(product, { date: '2027-02-20' })
    const { text } = await product.mail(asked.contact.email, /Bitte bestätigen/)
    expect(text).toContain('Mi, 3. Februar, 10:00 Uhr')
    await product.setClock('2027-02-03T09:59:00+01:00')
    expect([await stateOf(asked), (await takenOn('2027-02-20')).length]).toEqual(['unconfirmed', 1])
    await product.setClock('2027-02-03T10:01:00+01:00')
    expect([await stateOf(asked), await takenOn('2027-02-20')]).toEqual(['expired', []])
    // To an address that nobody has proved goes one mail.
    expect(await product.mails(asked.contact.email)).toHaveLength(1)
    expect(await openPage(asked.manageUrl)).toContain('Nicht mehr für Sie frei gehalten')

    // the link of the mail came too late, and the next group can have the time
    const late = await openPage(linkIn(text, /proof/))
    expect(late).toContain('Der Link aus der Nachricht kam zu spät.')
    await aRequest(product, { date: '2027-02-20' })
  })

  test('a proved request is kept until its deadline, of which the manager is reminded once', async () => {
    await product.setClock('2027-02-08T09:00:00+01:00')
    const asked = await aRequest(product, { date: '2027-03-20', purpose: 'Flohmarkt' })
    const { text } = await product.mail(asked.contact.email, /Bitte bestätigen/)
    await fetch(linkIn(text, /proof/), { method: 'POST' })
    const { json } = await ask(product, `GET /api/bookings/${asked.id}`, { cookie })
    expect([json.state, json.deadline.slice(0, 16)]).toEqual(['requested', '2027-02-11T08:00'])

    const reminders = async () =>
      (await product.mails(manager)).filter(
        (mail) => /Erinnerung/i.test(mail.subject) && mail.text.includes('Flohmarkt'),
      )
    await product.setClock('2027-02-10T08:50:00+01:00')
    expect(await reminders()).toHaveLength(0)
    await product.setClock('2027-02-10T09:10:00+01:00')
    await product.setClock('2027-02-10T19:10:00+01:00')
    expect(await reminders()).toHaveLength(1)
    expect([await stateOf(asked), (await takenOn('2027-03-20')).length]).toEqual(['requested', 1])

    await product.setClock('2027-02-11T09:10:00+01:00')
    expect([await stateOf(asked), await takenOn('2027-03-20')]).toEqual(['expired', []])
    const last = (await product.mails(asked.contact.email)).at(-1)
    expect(last?.text).toContain('Sa, 20. März')
    expect((await ask(product, 'GET /api/houses/aef/inbox', { cookie })).text).not.toContain(asked.id)
  })

  test('what the manager has entered or approved has no deadline', async () => {
    const entered = await ask(product, 'POST /api/houses/aef/bookings', {
      cookie,
      body: {
        rooms: ['beratung-1'],
        date: '2027-04-20',
        from: '10:00',
        to: '11:00',
        purpose: 'Sprechstunde',
        contact: { name: 'Frau am Telefon' },
        approve: true,
      },
    })
    expect(entered.json.state).toBe('approved')
    await product.setClock('2027-03-01T09:00:00+01:00')
    // Nobody has used the session for a week.
    cookie = await managerCookie(product)
    expect(await stateOf(entered.json)).toBe('approved')
  })

  test('a code for signing in is good for ten minutes', async () => {
    await product.setClock('2027-03-02T09:00:00+01:00')
    const before = (await product.mails(manager)).filter(({ subject }) => /Anmelden/.test(subject)).length
    await ask(product, 'POST /api/sign-in', { body: { email: manager } })
    const { text } = await product.mail(manager, /Anmelden/, before)
    await product.setClock('2027-03-02T09:11:00+01:00')
    const [code] = /\b\d{6}\b/.exec(text) ?? []
    const answer = await ask(product, 'POST /api/sign-in/confirm', { body: { email: manager, code } })
    expect([answer.status, answer.json.type]).toEqual([410, '/problems/code-expired'])
    expect(product.complaints).toEqual([])
  })
})
