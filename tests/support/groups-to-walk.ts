import { askPlaces, furnishAsks } from './asks-to-walk.ts'
import type { FurnishedAsks } from './asks-to-walk.ts'
import { ask, linkIn } from './outside.ts'
import type { Place } from './pages-to-walk.ts'
import type { Running } from './running.ts'

type Naming = (name: string, params?: object, query?: object, status?: number) => Place

/** Links into groups, of people who stand otherwise in each. */
export interface FurnishedGroups {
  open: { id: string }
  own: { id: string; token: string }[]
  /** What one of them holds, as its host opens it, and as whoever it is offered to does. */
  held: { id: string; token: string }
  gift: { id: string; token: string }
  proof: { id: string; member: string; token: string }
  asks: FurnishedAsks
}

const aef = { house: 'aef' }

/** Groups in every state, with people in every standing. */
export async function furnishGroups(product: Running, cookie: string): Promise<FurnishedGroups> {
  const post = async (path: string, more: object): Promise<any> => {
    const { status, json, text } = await ask(product, `POST /api/${path}`, more)
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`)
    return json
  }
  const words = { purpose: 'Spiele und Gespräche.', languages: ['de', 'uk'], audience: ['seniors'] }
  const found = (name: string, joining: string, host: object, by: object = { cookie }) =>
    post('houses/aef/groups', { body: { ...words, name, joining, host }, ...by })
  const join = (id: string, who: object) => post(`groups/${id}/join`, { body: who })
  const own = ({ manageToken: token }: any, { id }: any) => ({ id, token })

  const circle = await found('Spielekreis', 'open', { name: 'Ada Spiele', phone: '02131 000-76' })
  const bea = await join(circle.id, { name: 'Bea Spiele', email: 'bea@gruppe.example' })
  const mail = await product.mail('bea@gruppe.example', /^Gehört diese Adresse/)
  const [member = '', token = ''] = linkIn(mail.text, /\/proof\//)
    .split('/')
    .slice(-2)
  const kim = await join(circle.id, { name: 'Kim Spiele', phone: '02131 000-77' })
  await post(`groups/${circle.id}/members/${kim.id}/let-in`, { token: circle.manageToken })
  const chess = await found('Spielerunde', 'request', { name: 'Otto Spiele' })
  const lu = await join(chess.id, { name: 'Lu Spiele', phone: '02131 000-78' })
  const asked = await found('Spieleabend', 'closed', { name: 'Mia Spiele', email: 'mia@gruppe.example' }, {})
  await found('Spielenachmittag', 'open', { name: 'Pia Spiele', phone: '02131 000-80' }, {})
  await post(`groups/${circle.id}/trust`, {
    cookie,
    body: { trusted: true, reason: 'Spielekreis: immer da.' },
  })
  await post(`groups/${chess.id}/reports`, {
    cookie,
    body: { kind: 'untidy', date: '2026-01-05', words: 'Spielerunde: Tische standen noch.' },
  })
  const agreed = await post('houses/aef/agreements', {
    cookie,
    body: { title: 'Spiele', words: 'Wer zuletzt geht, räumt die Spiele ein.' },
  })
  await post('houses/aef/agreements', { cookie, body: { title: 'Schlüssel', words: 'Er bleibt im Haus.' } })
  await post(`groups/${circle.id}/agreements/${agreed.id}`, {
    token: circle.manageToken,
    body: { version: 1 },
  })
  const choir = await found('Chor', 'open', { name: 'Jo Spiele' })
  const eva = await join(choir.id, { name: 'Eva Spiele', phone: '02131 000-79' })
  await post(`groups/${choir.id}/members/${eva.id}/let-in`, { token: choir.manageToken })
  const { json } = await ask(product, `GET /api/groups/${choir.id}/members`, { token: choir.manageToken })
  const jo = json.members.find(({ role }: { role: string }) => role === 'host')
  const path = `/api/groups/${choir.id}/members/${jo.id}?anyway=yes`
  await ask(product, `DELETE ${path}`, { token: choir.manageToken })
  const held = async (date: string, more: object) => {
    const body = {
      group: circle.id,
      rooms: ['beratung-1'],
      date,
      from: '15:00',
      to: '17:00',
      purpose: 'Spiele',
      ...more,
    }
    return post('houses/aef/bookings', { body, token: circle.manageToken })
  }
  const repeat = { every: 'week', count: 4 }
  const weekly = await held('2027-04-06', { label: 'Spiele für alle', repeat })
  await held('2027-06-08', {})
  await post(`bookings/${weekly.id}/approve`, { cookie })
  const given = { name: 'Uli Spiele', email: 'uli@gruppe.example' }
  await post(`bookings/${weekly.id}/give`, { token: circle.manageToken, body: { contact: given } })
  const offer = linkIn((await product.mail(given.email, /^Möchten Sie übernehmen/)).text, /\/gift\//)
  const gift = { id: weekly.id, token: offer.split('/').at(-1) ?? '' }
  const asks = await furnishAsks(product, cookie, circle)
  return {
    asks,
    open: { id: circle.id },
    held: { id: weekly.id, token: circle.manageToken },
    gift,
    own: [
      own(circle, circle),
      own(bea, circle),
      own(kim, circle),
      own(lu, chess),
      own(asked, asked),
      own(eva, choir),
    ],
    proof: { id: circle.id, member, token },
  }
}

export function groupPlaces(place: Naming, { open, own, held, gift, proof, asks }: FurnishedGroups): Place[] {
  return [
    place('groupsPage', aef),
    place('managedGroups', aef, { done: 'confirm' }),
    place('agreementsPage', aef, { done: 'added' }),
    place('foundGroupPage', aef),
    place('groupPage', { ...aef, ...open }),
    place('bookPage', aef, { as: `${open.id}.${held.token}` }),
    place('bookingPage', held),
    place('giveBookingPage', held),
    place('giftPage', gift),
    place('giftPage', { ...gift, token: 'wrong' }, {}, 403),
    ...askPlaces(place, asks),
    ...own.map((each) => place('ownGroupPage', { ...aef, ...each })),
    place('ownGroupPage', { ...aef, ...own[0] }, { done: 'changed' }),
    place('ownGroupPage', { ...aef, ...open, token: 'wrong' }, {}, 403),
    place('quietPage', { ...aef, ...own[2] }),
    place('proofGroupPage', { ...aef, ...proof }),
    place('proofGroupPage', { ...aef, ...proof, token: 'wrong' }, {}, 403),
  ]
}
