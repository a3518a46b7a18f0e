import { personIdOf } from '../../functions/identity/actions/person.ts'
import { confirmByLink } from '../../functions/identity/actions/confirm-sign-in.ts'
import { requestSignIn } from '../../functions/identity/actions/request-sign-in.ts'
import { signInCode, signInToken } from '../../functions/identity/rules.ts'
import { SignIns } from '../../functions/identity/schema.ts'
import type { SignIn } from '../../functions/identity/schema.ts'
import type { Context } from '../../shared/context.ts'
import type { Item } from '../../shared/table/write.ts'

/** Asks for a code; the item that the stream would tell of. */
export async function askForCode(ctx: Context, email: string, language: 'de' | 'en' = 'de'): Promise<Item> {
  await requestSignIn(ctx, { email, language, asker: { address: 'home' } })
  return (await signInItem(ctx, email))!
}

export async function signInItem(ctx: Context, email: string): Promise<Item | undefined> {
  return ctx.table.get({ pk: `SIGNIN#${await personIdOf(ctx, email)}`, sk: 'SIGNIN' }, { consistent: true })
}

/** The newest sign-in that was asked for, whose code and link the newest mail names. */
export function newestIn(item: Item): SignIn {
  const { person, sent } = SignIns.parse(item)
  return { person, ...sent.at(-1)! }
}

/** The code of the newest mail, as it names it. */
export async function newestCode(ctx: Context, email: string): Promise<string> {
  return signInCode(await ctx.secret(), newestIn((await signInItem(ctx, email))!))
}

/** The cookies of somebody who has signed in. */
export async function sessionOf(ctx: Context, email: string): Promise<{ session: string }> {
  const signIn = newestIn(await askForCode(ctx, email))
  return { session: (await confirmByLink(ctx, signInToken(await ctx.secret(), signIn))).token }
}
