import type { Context } from '../../../shared/context.ts'
import type { Language } from '../../../shared/language.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { ownerOf, mostAsked } from '../rules/data-link.ts'
import { requestWrite } from '../store/data-requests.ts'

/**
 * Has a link sent to an address, if anything is stored of it. Callers learn nothing either way: known or not, asked too often or not, it
 * is the same one write and the same answer, and whether a mail goes is found out later, from the stream. To an address of which nothing
 * is stored goes none: nobody can have mail sent to a stranger.
 */
export async function askForData(
  ctx: Context,
  { email, language }: { email: string; language: Language },
): Promise<void> {
  const { contactId: id } = ownerOf(await ctx.secret(), email)
  const now = ctx.now()
  const limit = ctx.settings.rateLimits
    ? [spendWrite({ purpose: 'my-data-mail', of: id, most: mostAsked, minutes: 24 * 60 }, now)]
    : []
  await ctx.table
    .transact([requestWrite({ id, email, language, askedAt: now }), ...limit])
    .catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    })
}
