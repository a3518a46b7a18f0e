import { afterAll, beforeAll, expect, test } from 'vitest'
import { managerCookie } from '../support/outside.ts'
import { furnish, placesOf } from '../support/pages-to-walk.ts'
import type { Place } from '../support/pages-to-walk.ts'
import { aRunningProduct } from '../support/running.ts'
import type { Running } from '../support/running.ts'
import { doors } from '../support/signed-in.ts'

let product: Running
let pages: (Place & { markup: string })[]

beforeAll(async () => {
  product = await aRunningProduct()
  const cookie = await managerCookie(product)
  const places = placesOf(await furnish(product, cookie))
  pages = []
  for (const place of places) {
    const headers: Record<string, string> = place.signedIn ? { cookie } : {}
    pages.push({ ...place, markup: await (await fetch(product.url + place.path, { headers })).text() })
  }
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const footerOf = (markup: string) => /<footer[\s\S]*<\/footer>/.exec(markup)?.[0] ?? ''

/** Below the name of a house that is there. */
const isOfHouse = ({ path, status }: Place) => /^\/((manage|legal)\/)?aef\b/.test(path) && status === 200

/** Forms that ask somebody for an address or a number. */
function formsAsking(markup: string): string[] {
  const forms = [...markup.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => form)
  return forms.filter((form) => /<input\b[^>]*type="(email|tel)"/.test(form))
}

/** What a house says of itself is no address of anybody who asks. */
const isOwn = (form: string) => form.includes('action="/manage/aef/settings"')

/** Screens that hang on a wall or beside a door and that nobody touches. */
const isScreen = ({ route, path }: Place) => route === 'signPage' || path.includes('display=1')

test('every page ends with imprint, privacy and accessibility, on those of a house with its own', () => {
  const touched = pages.filter((page) => !isScreen(page))
  expect(touched.length).toBeGreaterThan(pages.length - 6)
  const found = touched.flatMap((page) => {
    const footer = footerOf(page.markup)
    const missing = ['Impressum', 'Datenschutz', 'Barrierefreiheit'].filter(
      (name) => !doors(footer).includes(name),
    )
    const other =
      isOfHouse(page) && !footer.includes('href="/legal/aef/imprint"') ? ['those of its house'] : []
    return [...missing, ...other].map((what) => `${page.route} ${page.path} lacks ${what}`)
  })
  expect(found).toEqual([])
})

test('above every button that sends an address or a number it says what becomes of it', () => {
  const asking = pages.flatMap(({ route, path, markup }) =>
    formsAsking(markup).map((form) => ({ form, name: `${route} ${path}` })),
  )
  expect(new Set(asking.map(({ name }) => name)).size).toBeGreaterThan(20)
  const silent = asking.filter(({ form }) => {
    const note = form.indexOf('>Was wir mit diesen Angaben machen<')
    return !isOwn(form) && (note < 0 || note > form.lastIndexOf('type="submit"'))
  })
  expect(silent.map(({ name }) => name)).toEqual([])
})
