import { expect, it } from 'vitest'
import { news } from '../../functions/news.ts'
import { sendDueMails } from '../../functions/notifications/actions/send-due-mails.ts'
import type { Item } from '../../shared/table/write.ts'
import { aMailHouse } from '../support/house-with-mail.ts'

const at = '2026-12-01T09:00:00.000Z'

/** A mail as it lies in the outbox. It may lie there while the program is replaced, so its shape is a promise. */
function stored(id: string, notice: object, house?: string): Item {
  const place = { pk: `OUTBOX#${id}`, sk: 'MAIL', type: 'mail', duePk: 'mail', dueAt: at }
  return { ...place, id, state: 'pending', createdAt: at, attempts: 0, notice, ...(house ? { house } : {}) }
}

const decided = {
  about: 'booking',
  to: { kind: 'contact' },
  booking: {
    purpose: 'Spieleabend',
    contact: { name: 'Mia Muster', email: 'mia@gruppe.example' },
    language: 'de',
    id: 'bx8ccpqyvk76',
    house: 'aef',
    rooms: ['seminarraum'],
    occurrences: [
      { from: '18:00', state: 'approved', to: '21:00', start: '19:00', keys: '2026-12-08,2026-12-15' },
      { from: '19:00', state: 'declined', to: '21:00', start: '19:00', keys: '2027-01-05/7x5' },
    ],
    repeat: { every: 'week', until: '2027-02-02', except: ['2026-12-22', '2026-12-29'], mode: 'free' },
    setUpMinutes: 30,
    tidyUpMinutes: 15,
    state: 'approved',
    origin: 'public',
    contactId: 'zxz41g19j5nd',
    createdAt: at,
    updatedAt: at,
    sequence: 4,
    version: 5,
  },
  was: [{ from: '19:00', state: 'requested', to: '21:00', start: '19:00', keys: '2027-01-05/7x5' }],
  entry: {
    id: 'xqamhmva6g66',
    at,
    by: { kind: 'manager', name: 'Hausleitung' },
    what: 'decided',
    state: 'approved',
    dates: [
      { state: 'approved', start: '19:00', keys: '2026-12-08,2026-12-15' },
      { state: 'declined', start: '19:00', keys: '2027-01-05/7x5', words: 'Zu spät.' },
    ],
  },
  before: 'requested',
  atOnce: false,
}

const offered = {
  about: 'place',
  to: { kind: 'contact' },
  place: {
    rooms: ['seminarraum'],
    date: '2026-12-05',
    from: '19:00',
    to: '21:00',
    setUpMinutes: 0,
    tidyUpMinutes: 0,
    contact: { name: 'Eva', email: 'eva@gruppe.example' },
    language: 'de',
    id: 'enajzpj7smen',
    house: 'aef',
    state: 'offered',
    offer: { until: '2026-12-02T09:00:00.000Z' },
    origin: 'public',
    contactId: '56qc7sj4jada',
    since: at,
    startsAt: '2026-12-05T18:00:00.000Z',
    createdAt: at,
    version: 2,
  },
  entry: { id: 'xr7wyn6eexak', at, by: { kind: 'system' }, what: 'offered' },
  until: '2026-12-02T09:00:00.000Z',
}

const signIn = {
  about: 'sign-in',
  signIn: {
    person: '6dsnegazv1s7',
    nonce: 'bx8ccpqyvk76',
    language: 'de',
    expiresAt: '2026-12-01T09:10:00.000Z',
  },
}

it('what lies in the outbox goes out, whichever version of the program has put it there', async () => {
  await using h = await aMailHouse()
  const items = [
    stored('qeahhv3esmrn', decided, 'aef'),
    stored('vxk2agw8gsek', offered, 'aef'),
    stored('4szsysnkvwxj', signIn),
  ]
  await h.ctx.table.transact(items.map((item) => ({ kind: 'put', key: item, item })))
  await sendDueMails(h.ctx, news)
  const arrived = new Map(h.server.mails.map((mail) => [mail.messageId, mail]))
  const [series, offer, code] = ['qeahhv3esmrn', 'vxk2agw8gsek', '4szsysnkvwxj'].map((id) =>
    arrived.get(`<${id}@treff.example>`),
  )
  expect(series?.subject).toBe(
    'Entscheidung: Seminarraum am Di, 8. Dezember und 6 weitere Termine, Albert-Einstein-Forum',
  )
  expect(series?.text).toContain('Abgelehnt: 5 Termine, dienstags 19:00–21:00 Uhr')
  expect(series?.attachments).toHaveLength(1)
  expect(offer?.subject).toBe('Wieder frei: Seminarraum am Sa, 5. Dezember, Albert-Einstein-Forum')
  expect(code?.recipients).toEqual(['leitung@aef.example'])
  expect(await h.ctx.table.due('mail', '2030-01-01T00:00:00.000Z')).toEqual([])
})
