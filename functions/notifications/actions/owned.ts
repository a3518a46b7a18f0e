import { goesOf } from '../../../shared/owned.ts'
import type { Owned } from '../../../shared/owned.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { ended, mayTake } from '../rules/delivery.ts'
import { OutboxMail } from '../schema.ts'
import { nextMailWrites, readMail } from '../store.ts'

/** Mails about somebody that could not be delivered; others are gone within two days. */
export const ownedMails: Owned = {
  kind: 'mail',

  tell(_, __, item) {
    const { contactId: _contact, ...data } = OutboxMail.parse(item)
    const { id, house, createdAt: since } = data
    return [{ kind: 'mail', id, house, since, ...goesOf(item), data }]
  },

  async forget(ctx, _, { id }) {
    await retryIfChanged(async () => {
      const mail = await readMail(ctx.table, id)
      if (mail === undefined || !mayTake('close', mail)) return
      await ctx.table.transact(nextMailWrites(mail, ended(mail, 'closed', { now: ctx.now() })))
    })
  },
}
