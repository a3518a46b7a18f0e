import { ask, linkIn } from './outside.ts'
import type { Place } from './pages-to-walk.ts'
import type { Running } from './running.ts'

type Naming = (name: string, params?: object, query?: object, status?: number) => Place

/** The link of somebody who asked what is stored of them. */
export async function askMyData(product: Running, email: string): Promise<string> {
  await ask(product, 'POST /api/my-data', { body: { email } })
  const { text } = await product.mail(email, /^(Was wir über Sie|What we have stored)/)
  return (
    linkIn(text, /\/my-data\//)
      .split('/')
      .at(-1) ?? ''
  )
}

const house = 'aef'

export function myDataPlaces(place: Naming, token: string): Place[] {
  return [
    place('askMyDataPage'),
    place('askMyDataPage', {}, { done: 'sent' }),
    place('myDataPage', { token }),
    place('myDataPage', { token }, { done: 'forgotten' }),
    place('myDataPage', { token: 'wrong' }, {}, 403),
    place('findStoredPage', { house }),
    place('storedInHousePage', { house, who: token.slice(0, 12) }),
    place('storedInHousePage', { house, who: token.slice(0, 12) }, { done: 'forgotten' }),
    place('storedInHousePage', { house, who: '000000000000' }),
  ]
}
