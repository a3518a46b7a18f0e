import type { Locator, Page } from 'playwright-core'
import publicDe from '../../functions/bookings/texts/de.json' with { type: 'json' }
import publicEn from '../../functions/bookings/texts/en.json' with { type: 'json' }
import manageDe from '../../functions/bookings/texts/manage.de.json' with { type: 'json' }
import manageEn from '../../functions/bookings/texts/manage.en.json' with { type: 'json' }
import signInDe from '../../functions/identity/texts/de.json' with { type: 'json' }
import signInEn from '../../functions/identity/texts/en.json' with { type: 'json' }
import roomsDe from '../../functions/rooms/texts/de.json' with { type: 'json' }
import roomsEn from '../../functions/rooms/texts/en.json' with { type: 'json' }
import { texts as inboxTexts } from '../../functions/back-office/views/inbox-texts.ts'
import type { Manner } from './browser.ts'
import { isFull, seed } from './budget.ts'
import { codeIn, codeMail, manager } from './outside.ts'
import type { Running } from './running.ts'

/** The words on labels and buttons, so that journeys go on when a word is found that is better. */
export const words = {
  de: { group: publicDe, house: manageDe, signIn: signInDe, rooms: roomsDe },
  en: { group: publicEn, house: manageEn, signIn: signInEn, rooms: roomsEn },
}

/** How the pages are used. */
const manners = [
  { scripts: false, width: 360, language: 'de' },
  { scripts: true, width: 1280, language: 'de' },
  { scripts: true, width: 360, language: 'en' },
] as const satisfies Omit<Manner, 'url'>[]

/**
 * Every journey runs in each of these by `npm run proofs`; in other runs in one, so that together they go through all of them, and
 * with another seed each through another. Some journeys know one language alone.
 */
export function mannersOf(journey: string, language?: 'de' | 'en'): (typeof manners)[number][] {
  const known = manners.filter((manner) => language === undefined || manner.language === language)
  const turn = (seed + journey.length) % known.length
  return known.filter((_, at) => isFull || at === turn)
}

/** As a title of tests: "German, 360 px, without scripts". */
export function mannerName({ language = 'de', width, scripts }: Omit<Manner, 'url'>): string {
  return `${language === 'de' ? 'German' : 'English'}, ${width} px, ${scripts ? 'with' : 'without'} scripts`
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A field by the beginning of its label; what follows is a mark such as "freiwillig". */
export function labelled(within: Page | Locator, label: string): Locator {
  return within.getByLabel(new RegExp(`^\\s*${escaped(label)}`))
}

/**
 * Says yes in the row of an inbox, by the button of this name: without scripts it is asked once more, with them it goes out when ten seconds
 * are over, or as soon as somebody leaves the page.
 */
export async function sayYes(
  row: Locator,
  { language = 'de', scripts = true }: Pick<Manner, 'scripts' | 'language'>,
  name = inboxTexts(language)('yes'),
): Promise<void> {
  const page = row.page()
  await press(row, name)
  if (scripts) {
    await page.evaluate(() => dispatchEvent(new Event('pagehide')))
    return row.getByText(inboxTexts(language)('script.done'), { exact: true }).waitFor()
  }
  await page.locator('form[method="post"] .primary').click()
  await page.locator('#done').waitFor()
}

/** When a time begins or ends: its label, "Bis", is also how others begin. */
export function timeField(page: Page, name: 'from' | 'to'): Locator {
  return page.locator(`select[name="${name}"]`)
}

/**
 * Presses what looks like a button in the main part, or what opens a question such as "Absagen …". One that stands in every row of a list
 * says for those who hear it which it is: "Zusagen: Chor Morgenröte, …".
 */
export async function press(within: Page | Locator, name: string | RegExp): Promise<void> {
  const place = 'goto' in within ? within.getByRole('main') : within
  const named = typeof name === 'string' ? new RegExp(`^\\s*${escaped(name)}(\\s?: .*)?\\s*$`, 's') : name
  const button = place.getByRole('button', { name: named }).or(place.getByRole('link', { name: named }))
  const opening = place.locator('summary').filter({ hasText: named })
  await button.or(opening).filter({ visible: true }).first().click()
}

/** The link of a mail that asks whether the address is theirs: its button, which presses itself where scripts run. */
export async function proveBy(page: Page, link: string, { scripts }: Pick<Manner, 'scripts'>): Promise<void> {
  await page.goto(link)
  const button = page.locator('form[data-press] button')
  if (scripts === false) await button.click()
  await button.waitFor({ state: 'detached' })
}

export interface Wish {
  rooms?: string[]
  date: string
  from?: string
  to?: string
  purpose?: string
  label?: string
  name?: string
  email?: string
  phone?: string
}

/** Fills in the form for a room: the neighbours' or the manager's. */
export async function fillWish(page: Page, language: 'de' | 'en', wish: Wish): Promise<void> {
  const { group } = words[language]
  const fill = async (key: keyof typeof group, value: string | undefined): Promise<void> => {
    if (value !== undefined) await labelled(page, group[key]).fill(value)
  }
  await openFolds(page)
  // Who comes with a time that is free is not asked for it again.
  if ((await timeField(page, 'from').count()) > 0) {
    for (const room of wish.rooms ?? ['Seminarraum']) await labelled(page, room).check()
    await fill('field.date', wish.date)
    await timeField(page, 'from').selectOption(wish.from ?? '18:00')
    await timeField(page, 'to').selectOption(wish.to ?? '20:00')
  }
  // The manager's form asks what is planned.
  await page.locator('[name="purpose"]').fill(wish.purpose ?? 'Spieleabend')
  await fill('field.label', wish.label)
  // The neighbours' form says "Ihr Name", the manager's only "Name".
  await page.locator('[name="contact.name"]').fill(wish.name ?? 'Gruppe Würfel')
  // The neighbours' form has one field for either.
  if (wish.email !== undefined) await page.locator('[name="contact.email"]').fill(wish.email)
  await fill('field.contact.phone', wish.phone)
}

/** Opens what a form for rooms has folded away, but for the repetition. */
export async function openFolds(page: Page): Promise<void> {
  const closed = page.locator('main form details.more:not(.repeat):not([open]) > summary')
  while ((await closed.count()) > 0) await closed.first().click()
}

/** Goes to a manager's page and signs in on the way, with the code from the mail. */
export async function signInAt(
  product: Running,
  page: Page,
  path: string,
  language: 'de' | 'en',
): Promise<void> {
  const { signIn } = words[language]
  await page.goto(path)
  const before = (await product.mails(manager)).filter(({ subject }) => codeMail.test(subject)).length
  await labelled(page, signIn['signIn.email']).fill(manager)
  await press(page, signIn['signIn.send'])
  const { text } = await product.mail(manager, codeMail, before)
  await labelled(page, signIn['code.code']).fill(codeIn(text))
  await press(page, signIn['code.send'])
}

/** The main part of a page, or a part of it, as somebody reads it. */
export function said(within: Page | Locator): Promise<string> {
  return ('goto' in within ? within.getByRole('main') : within).innerText()
}
