import { mkdirSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Booking, Repeat } from '../../../functions/bookings/schema.ts'
import { manageToken } from '../../../functions/contacts/rules/access.ts'
import { theirExpansion } from '../../feeds/expanding.ts'
import { aVisitor } from '../../support/builders.ts'
import type { MailHouse } from '../../support/house-with-mail.ts'
import type { Received } from '../../support/mail-server.ts'

/** The contact's, of whom these mails are. */
export const address = 'mia@gruppe.example'
/** Tuesdays from 1 December to 2 February, not on 22 and 29 December. */
const weekly: Repeat = {
  every: 'week',
  until: '2027-02-02',
  except: ['2026-12-22', '2026-12-29'],
  mode: 'free',
}
export const wish = { rooms: ['seminarraum'], date: '2026-12-08', repeat: weekly }
export const key = (date: string) => `${date}T19:00`
export const at = (date: string) => ({ scope: 'this', occurrence: key(date) }) as const

/** The one mail to the contact, its text with single spaces; a picture's source where the environment says where to. */
export function toContact(mails: readonly Received[], name = ''): Received & { all: string } {
  const own = mails.filter(({ recipients }) => recipients.includes(address))
  expect(own).toHaveLength(1)
  const [mail] = own as [Received]
  const { subject = '', text = '', html = '' } = mail
  expect(`${subject}\n${text}`).not.toMatch(/[{}]|\bundefined\b|\bnone\b|contact\.|fate\.|dates\.|change\./)
  const folder = process.env['MAIL_PICTURES']
  if (folder !== undefined && name !== '') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}/${name}.html`, html)
    writeFileSync(`${folder}/${name}.txt`, `${subject}\n\n${text}`)
  }
  return { ...mail, all: `${subject}\n${text.replace(/\s+/g, ' ')}` }
}

export const holderOf = async (h: MailHouse, { id }: Booking) => ({
  ...aVisitor,
  token: manageToken(await h.ctx.secret(), id),
})

export function datesIn(mail: Received): string[] {
  const [attachment] = mail.attachments
  return attachment === undefined
    ? []
    : theirExpansion(Buffer.from(attachment.content as Uint8Array).toString('utf8')).map((line) =>
        line.slice(0, 10),
      )
}
