import { ask, linkIn } from './outside.ts'
import type { Place } from './pages-to-walk.ts'
import type { Running } from './running.ts'

type Naming = (name: string, params?: object, query?: object, status?: number) => Place

/** A group that is asked for a date, by whom, and the links that this gives. */
export interface FurnishedAsks {
  theirs: { id: string }
  mine: { id: string; token: string }
  asked: { id: string; ask: string; token: string }
  proof: { id: string; ask: string; token: string }
}

interface Founded {
  id: string
  manageToken: string
}

/** The circle may be asked; another group asks it to swap, and a neighbour whether they can share. */
export async function furnishAsks(product: Running, cookie: string, circle: Founded): Promise<FurnishedAsks> {
  const post = async (path: string, body: object, token: string | undefined): Promise<any> => {
    const { status, json, text } = await ask(product, `POST /api/${path}`, token ? { body, token } : { body })
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`)
    return json
  }
  await post(`groups/${circle.id}/change`, { askable: true }, circle.manageToken)
  const held = async ({ id: group, manageToken }: Founded, date: string) => {
    const slot = { rooms: ['beratung-1'], date, from: '10:00', to: '12:00', purpose: 'Spiele', group }
    const { id } = await post('houses/aef/bookings', slot, manageToken)
    await ask(product, `POST /api/bookings/${id}/approve`, { cookie })
    return id as string
  }
  const theirs = await held(circle, '2027-05-04')
  const lee = { name: 'Lee Spiele', email: 'lee@gruppe.example' }
  const slot = { rooms: ['beratung-1'], date: '2027-05-05', from: '10:00', to: '12:00' }
  const own = await post('houses/aef/bookings', { ...slot, purpose: 'Reden', contact: lee }, undefined)
  const proved = linkIn((await product.mail(lee.email, /^Bitte bestätigen/)).text, /\/proof\//)
  await ask(product, `GET ${new URL(proved).pathname}`)
  await ask(product, `POST /api/bookings/${own.id}/approve`, { cookie })
  const swap = { kind: 'swap', words: 'Dienstag passt uns besser.', mine: { booking: own.id } }
  const asked = await post(`bookings/${theirs}/ask-holder`, swap, own.manageToken)
  const mo = { name: 'Mo Spiele', email: 'mo@gruppe.example' }
  const share = { kind: 'share', words: 'Wir sind leise.', contact: mo, attendees: 2 }
  const unproved = await post(`bookings/${theirs}/ask-holder`, share, undefined)
  const mail = await product.mail(mo.email, /^Gehört diese Adresse/)
  const token =
    linkIn(mail.text, /\/proof\//)
      .split('/')
      .at(-1) ?? ''
  return {
    theirs: { id: theirs },
    mine: { id: own.id, token: own.manageToken },
    asked: { id: theirs, ask: asked.id, token: circle.manageToken },
    proof: { id: theirs, ask: unproved.id, token },
  }
}

export function askPlaces(place: Naming, { theirs, mine, asked, proof }: FurnishedAsks): Place[] {
  return [
    place('askHolderPage', theirs),
    place('ownAskPage', mine, { of: theirs.id }),
    place('askedPage', asked),
    place('askedPage', { ...asked, token: 'wrong' }, {}, 403),
    place('askProofPage', proof),
    place('askProofPage', { ...proof, token: 'wrong' }, {}, 403),
  ]
}
