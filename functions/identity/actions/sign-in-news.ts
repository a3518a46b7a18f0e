import type { Context } from '../../../shared/context.ts'
import { newsSource } from '../../../shared/news.ts'
import { signIn } from '../news.ts'
import { readPerson } from '../store.ts'

/** The news of signing in, with what is read for it. */
export const signInNews = newsSource(signIn, {
  forTelling: (ctx) => present(ctx),
  forWriting: async (ctx, notice) => ({
    ...(await present(ctx)),
    person: await readPerson(ctx.table, notice.signIn.person),
  }),
})

async function present(ctx: Context) {
  return { now: ctx.now(), publicUrl: ctx.settings.publicUrl, secret: await ctx.secret() }
}
