import type { Page } from 'playwright-core'
import { texts as inboxTexts } from '../../functions/back-office/views/inbox-texts.ts'
import { texts as programmeTexts } from '../../functions/programme/views/texts.ts'
import { texts as startTexts } from '../../functions/request-form/views/start.ts'
import { linkIn } from './outside.ts'
import type { Running } from './running.ts'
import { labelled, press, sayYes } from './steps.ts'

export interface Neighbour {
  name: string
  heads?: number
  email?: string
  phone?: string
}

/** Says on the page of a date that somebody comes, or waits for a place; what leads back to their own page. */
export async function signUp(
  page: Page,
  date: string,
  { name, heads = 1, email, phone }: Neighbour,
  language: 'de' | 'en',
): Promise<{ url: string; code: string }> {
  const say = programmeTexts(language)
  await page.goto(date)
  const form = page.locator('form[action$="/come"]')
  const field = labelled(form, say('label.heads'))
  // Where nobody has to sign up, the form is folded.
  if (!(await field.isVisible())) await page.locator('#come summary').getByText(say('come.tell')).click()
  await field.fill(String(heads))
  await labelled(form, say('label.name')).fill(name)
  if (email !== undefined) await labelled(form, say('label.contact.email')).fill(email)
  if (phone !== undefined) {
    const telephone = labelled(form, say('label.contact.phone'))
    if (!(await telephone.isVisible())) await form.getByText(say('come.more')).click()
    await telephone.fill(phone)
  }
  const [send, wait] = [say('come.send'), say('come.wait')]
  await form.getByRole('button', { name: new RegExp(`^(${send}|${wait})$`) }).click()
  await page.getByRole('heading', { name: say('own.title') }).waitFor()
  const code = (await page.locator('.code-words').innerText()).replace(/\s+/g, ' ').trim()
  return { url: page.url().split('?')[0] ?? '', code }
}

/** The address that was given is proved by the mail, and somebody who runs the house says yes to all dates. */
export async function grant(
  product: Running,
  { desk, email, dates }: { desk: Page; email: string; dates: number },
  manner: { language: 'de' | 'en'; scripts: boolean },
): Promise<void> {
  const { text } = await product.mail(email, /^(Bitte bestätigen|Please confirm)/)
  await fetch(linkIn(text, /proof/), { method: 'POST' })
  await desk.goto('/manage/aef')
  const card = desk.getByRole('article').filter({ hasText: email })
  await sayYes(card, manner, inboxTexts(manner.language)('yesAll', { count: dates }))
}

/** The link of the mail that tells a host that their meeting is in the programme. */
export async function hostLink(product: Running, email: string): Promise<string> {
  const { text } = await product.mail(email, /^(Ihr Treffen|Your meeting)/)
  return linkIn(text, /\/host\//)
}

export interface Start {
  kind: 'outdoors' | 'online'
  place?: string
  date: string
  from: string
  to: string
  every?: 'week'
  until?: string
  title: string
  email: string
}

/** Proposes a meeting that takes no room, on the way from the form for rooms. */
export async function proposeMeeting(page: Page, start: Start, language: 'de' | 'en'): Promise<void> {
  const say = startTexts(language)
  await page.goto('/aef/book')
  await press(page, say('start.linkTo'))
  await labelled(page, say(`kind.${start.kind}`)).check()
  if (start.place !== undefined) await page.locator('input[name="place"]').fill(start.place)
  await labelled(page, say('label.date')).fill(start.date)
  for (const name of ['from', 'to'] as const) await page.locator(`input[name="${name}"]`).fill(start[name])
  if (start.every !== undefined) await labelled(page, say('label.every')).selectOption(start.every)
  if (start.until !== undefined) await labelled(page, say('label.until')).fill(start.until)
  await labelled(page, say('label.title')).fill(start.title)
  await labelled(page, say('label.contact.name')).fill('Frau Busch')
  await labelled(page, say('label.contact.email')).fill(start.email)
  await press(page, say('start.send'))
}
