import type { Owned, Owner } from '../../../../shared/owned.ts'
import { goesOf } from '../../../../shared/owned.ts'
import { contactIdOf } from '../../../contacts/actions/contact-id.ts'
import { OwnScope } from '../../schema/own.ts'
import { ownFeedType, parseOwnFeed } from '../../store/own.ts'
import type { Context } from '../../../../shared/context.ts'
import { endOwnFeed } from './keep.ts'

/** Calendars that somebody has made for themselves: forgotten, they end. */
export const ownedCalendars: Owned = {
  kind: ownFeedType,

  tell(_, __, item) {
    const { id, scope, createdAt: since } = parseOwnFeed(item)
    const house = scope.kind === 'address' ? {} : { house: scope.house }
    return [{ kind: ownFeedType, id, ...house, since, ...goesOf(item), data: { scope, createdAt: since } }]
  },

  async forget(ctx, owner, { data }) {
    const scope = OwnScope.parse(data['scope'])
    await endOwnFeed(ctx, { contactId: await contactOf(ctx, owner, scope), scope })
  },
}

async function contactOf(
  ctx: Pick<Context, 'secret'>,
  { contactId }: Owner,
  scope: OwnScope,
): Promise<string> {
  return scope.kind === 'group' ? contactIdOf(ctx, {}, '', scope.group) : contactId
}
