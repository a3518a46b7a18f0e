import { readFileSync } from 'node:fs'
import { filledForm } from './filled-form.ts'
import { ask } from './outside.ts'
import type { Running } from './running.ts'

const photo = new URL('../fixtures/pictures/small.jpg', import.meta.url)

/** A room and a meeting with a photo, and all that a house and a room can say of how one gets in. */
export async function furnishPhotos(product: Running, cookie: string, meeting: string): Promise<void> {
  const room = '/manage/aef/rooms/seminarraum'
  await sendPhoto(product, cookie, room)
  await sendPhoto(product, cookie, `/manage/aef/meetings/${meeting}`)
  const lines = { openedBy: 'Chor', keyText: 'Chor', hostText: 'Chor', parking: 'Chor' }
  await change(product, cookie, '/manage/aef/settings', lines)
  const way = { floor: 'Chor', access: 'step-free', doorWidth: '90', cost: 'Chor' }
  await change(product, cookie, room, way)
}

async function sendPhoto({ url }: Running, cookie: string, of: string): Promise<void> {
  const body = new FormData()
  body.set('alt', 'Chor')
  body.set('file', new Blob([readFileSync(photo)]), 'foto.jpg')
  const headers = { cookie, origin: url }
  const answer = await fetch(`${url}${of}/photo`, { method: 'POST', headers, body, redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`The photo was answered with ${answer.status}`)
}

/** A form as it is opened, with these fields besides. */
async function change(
  product: Running,
  cookie: string,
  path: string,
  fields: Record<string, string>,
): Promise<void> {
  const { text } = await ask(product, `GET ${path}`, { cookie })
  const form = { ...filledForm(text), ...fields }
  const pairs = Object.entries(form).flatMap(([name, value]) => [value].flat().map((each) => [name, each]))
  const raw = new URLSearchParams(pairs as [string, string][]).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const { status } = await ask(product, `POST ${path}`, { cookie, raw, headers })
  if (status !== 303) throw new Error(`${path} was answered with ${status}`)
}
