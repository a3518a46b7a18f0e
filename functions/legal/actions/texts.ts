import { forTeam } from '../../houses/rules/roles.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { loadHouse, loadManagedHouse } from '../../houses/actions/load-house.ts'
import type { House } from '../../houses/schema.ts'
import type { LegalTexts, TextName } from '../schema.ts'
import { readTexts, textsWrite } from '../store.ts'

export interface LegalFile {
  house: House
  texts: LegalTexts
}

export interface TextChange {
  house: string
  text: TextName
  words?: string | undefined
  /** The version that was edited. */
  version: number
}

/** What a house says of itself. Refuses with `not-found`. */
export async function openTexts(ctx: Pick<Context, 'table'>, house: string): Promise<LegalFile> {
  const [file, texts] = await Promise.all([loadHouse(ctx, house), readTexts(ctx.table, house)])
  return { house: file.house, texts }
}

/** The same for those who may change it. */
export async function openTextsToChange(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  house: string,
): Promise<LegalFile & { house: TeamHouse }> {
  const file = forTeam(await loadManagedHouse(ctx, actor, house, 'change-settings'), actor)
  return { house: file.house, texts: await readTexts(ctx.table, house) }
}

/** One text; without words it is the product's own again. Refuses with `changed-meanwhile`. */
export async function changeText(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  { house, text, words, version }: TextChange,
): Promise<void> {
  const { texts } = await openTextsToChange(ctx, actor, house)
  const { [text]: _before, ...others } = texts
  const changed = { ...others, ...known({ [text]: words }), version: version + 1 }
  await ctx.table.transact([textsWrite(changed, version)])
}
