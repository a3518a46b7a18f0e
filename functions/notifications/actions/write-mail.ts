import type { Context } from '../../../shared/context.ts'
import type { OutgoingMail } from '../../../shared/mail.ts'
import { loadRooms } from '../../rooms/actions.ts'
import { readPerson } from '../../identity/actions.ts'
import { signInCode, signInLink } from '../../identity/rules.ts'
import { contactMail } from '../views/contact.ts'
import { managerMail } from '../views/manager.ts'
import { signInMail } from '../views/sign-in.ts'
import type { BookingModel } from '../views/model.ts'
import { outgoing } from '../views/outgoing.ts'
import { placeCallMail, placeMail } from '../views/place.ts'
import { linksOf } from '../rules/links.ts'
import { placeLinks } from '../rules/place.ts'
import type { BookingNotice, Notice, OutboxMail, PlaceNotice, SignInNotice } from '../schema.ts'

/** The mail as it goes out; nothing if there is nobody any more whom it concerns. */
export async function writeMail(ctx: Context, { id, notice }: OutboxMail): Promise<OutgoingMail | undefined> {
  const messageId = `${id}@${new URL(ctx.settings.publicUrl).hostname}`
  if (notice === undefined) return undefined
  const letter = await letterOf(ctx, notice)
  return letter && outgoing(letter, messageId)
}

function letterOf(ctx: Context, notice: Notice) {
  if (notice.about === 'booking') return aboutBooking(ctx, notice)
  return notice.about === 'place' ? aboutPlace(ctx, notice) : aboutSignIn(ctx, notice)
}

async function aboutPlace(ctx: Context, notice: PlaceNotice) {
  const { place, to } = notice
  const { house, rooms, managers } = await loadRooms(ctx, place.house)
  const links = placeLinks(ctx.settings.publicUrl, await ctx.secret(), place)
  const model = { notice, house, rooms, links }
  if (to.kind === 'contact') return placeMail(model)
  const manager = managers.find(({ person }) => person === to.person)
  return manager && placeCallMail(model, manager)
}

async function aboutBooking(ctx: Context, notice: BookingNotice) {
  const { booking, entry, before, was = [], atOnce, to } = notice
  const { house, rooms, managers } = await loadRooms(ctx, booking.house)
  const links = linksOf(ctx.settings.publicUrl, await ctx.secret(), booking)
  const model: BookingModel = { booking, entry, before, was, atOnce, house, rooms, links }
  if (to.kind === 'contact') return contactMail(model)
  const manager = managers.find(({ person }) => person === to.person)
  return manager && managerMail(model, manager)
}

async function aboutSignIn(ctx: Context, { signIn }: SignInNotice) {
  const person = await readPerson(ctx, signIn.person)
  if (person === undefined) return undefined
  const secret = await ctx.secret()
  const { publicUrl } = ctx.settings
  return signInMail({
    to: person.email,
    language: signIn.language,
    code: signInCode(secret, signIn),
    link: signInLink(publicUrl, secret, signIn),
    site: publicUrl,
  })
}
