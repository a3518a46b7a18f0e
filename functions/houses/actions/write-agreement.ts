import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { mostAgreements } from '../schema/agreement.ts'
import type { Agreement, AgreementHead, AgreementList, AgreementWords } from '../schema/agreement.ts'
import { agreementWrite } from '../store/agreements.ts'
import { agreementsBeside, listWrite, readAgreements } from './agreements.ts'
import { loadManagedHouse } from './load-house.ts'

/** Whoever writes several things one after the other is done by then: hosts are asked once. */
const waitMinutes = 60
/** At most once a day all hosts of a house are asked. */
const betweenMinutes = 24 * 60
interface Writing {
  house: string
  /** Without it a new one. */
  id?: string | undefined
  words: AgreementWords
  /** The version that a form showed: refuses with `changed-meanwhile` if it is another by now. */
  version?: number | undefined
}

/**
 * Those who run the house write what groups agree to. Other words are a new version: hosts are asked again. Refuses with
 * `agreements-enough`, `not-found` or `changed-meanwhile`.
 */
export async function writeAgreement(
  ctx: Context,
  actor: Actor,
  { house, id, words, version }: Writing,
): Promise<AgreementHead> {
  return retryIfChanged(async () => {
    const file = await loadManagedHouse(ctx, actor, house, 'change-settings')
    const before = agreementsBeside(file)
    const known = (await readAgreements(ctx.table, house)).find((each) => each.id === id)
    if (id !== undefined && known === undefined)
      throw new Refusal('not-found', 'not-found', { agreement: id })
    if (known && version !== undefined && version !== known.version)
      throw new Refusal('conflict', 'changed-meanwhile')
    if (known?.title === words.title && known.words === words.words) return headOf(known)
    if (known === undefined && before.agreements.length >= mostAgreements)
      throw new Refusal('conflict', 'agreements-enough')
    const now = ctx.now()
    const next = {
      ...words,
      house,
      id: known?.id ?? ctx.newId(),
      version: (known?.version ?? 0) + 1,
      since: now,
    }
    const others = before.agreements.filter((each) => each.id !== next.id)
    const round = nextRound(before, now)
    await ctx.table.transact([
      listWrite(before, { house, agreements: [...others, headOf(next)], round }),
      agreementWrite(next),
    ])
    return headOf(next)
  })
}

const headOf = ({ id, title, version, since }: Agreement): AgreementHead => ({ id, title, version, since })
function nextRound({ round }: AgreementList, now: Instant): AgreementList['round'] {
  const soon = addMinutes(now, waitMinutes)
  const next = round === undefined ? soon : addMinutes(round.at, betweenMinutes)
  // One that has told nobody yet says the new words too.
  if (round !== undefined && round.at > now) return { ...round, at: round.at > soon ? round.at : soon }
  return { number: (round?.number ?? 0) + 1, at: next > soon ? next : soon }
}
