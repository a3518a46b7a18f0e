import { personIdOf } from '../../functions/identity/actions/person.ts'
import { confirmByLink } from '../../functions/identity/actions/confirm-sign-in.ts'
import { requestSignIn } from '../../functions/identity/actions/request-sign-in.ts'
import { signInToken } from '../../functions/identity/rules.ts'
import { SignIn } from '../../functions/identity/schema.ts'
import type { Context } from '../../shared/context.ts'
import type { Item } from '../../shared/table/write.ts'

/** Asks for a code; the item that the stream would tell of. */
export async function askForCode(ctx: Context, email: string, language: 'de' | 'en' = 'de'): Promise<Item> {
  await requestSignIn(ctx, { email, language })
  const pk = `SIGNIN#${await personIdOf(ctx, email)}`
  return (await ctx.table.get({ pk, sk: 'SIGNIN' }, { consistent: true }))!
}

/** The cookies of somebody who has signed in. */
export async function sessionOf(ctx: Context, email: string): Promise<{ session: string }> {
  const signIn = SignIn.parse(await askForCode(ctx, email))
  return { session: (await confirmByLink(ctx, signInToken(await ctx.secret(), signIn))).token }
}
