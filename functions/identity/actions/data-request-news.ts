import type { Context } from '../../../shared/context.ts'
import { newsSource } from '../../../shared/news.ts'
import { dataRequest } from '../news/data-request.ts'
import { ownerOf } from '../rules/data-link.ts'
import { readPerson } from '../store.ts'
import { readRequest } from '../store/data-requests.ts'

/** The news of asking what is stored, with what is read for it. */
export const dataRequestNews = newsSource(dataRequest, {
  forTelling: async (ctx, { email }) => ({
    ...(await present(ctx)),
    isAnythingStored: await isAnythingStored(ctx, email),
  }),
  forWriting: async (ctx, { id }) => ({
    ...(await present(ctx)),
    isAnythingStored: true,
    request: await readRequest(ctx.table, id),
  }),
})

async function present(ctx: Context) {
  return { now: ctx.now(), publicUrl: ctx.settings.publicUrl, secret: await ctx.secret() }
}

/** Without reading what. */
async function isAnythingStored(ctx: Context, email: string): Promise<boolean> {
  const { contactId, person } = ownerOf(await ctx.secret(), email)
  const [keys, known] = await Promise.all([ctx.table.ownedBy(contactId), readPerson(ctx.table, person)])
  const contacts = await ctx.table.getMany(keys)
  return contacts.length > 0 || known !== undefined
}
