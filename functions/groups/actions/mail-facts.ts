import type { Context } from '../../../shared/context.ts'
import { agreementsBeside } from '../../houses/actions/agreements.ts'
import type { AgreementHead } from '../../houses/schema/agreement.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { GroupLetter } from '../schema.ts'
import { readGroup } from '../store.ts'
import type { GroupItems } from '../store.ts'

/** What a mail has to know of a group: as it is when the mail is written. */
export interface GroupFacts extends HouseFacts, GroupItems {
  agreements: AgreementHead[]
}

export interface LetterFacts extends GroupFacts {
  letter?: GroupLetter
}

export async function readGroupFacts(
  ctx: Context,
  house: string,
  group: string,
): Promise<GroupFacts | undefined> {
  const [facts, items] = await Promise.all([
    readHouseFacts(ctx, house),
    readGroup(ctx.table, group, ctx.now()),
  ])
  return facts && items && { ...facts, ...items, agreements: agreementsBeside(facts).agreements }
}
