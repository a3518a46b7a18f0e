import { goesOf } from '../../../shared/owned.ts'
import type { Owned } from '../../../shared/owned.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { Session, SignIns } from '../schema.ts'
import { noPersonWrite, readGiven } from '../store.ts'
import { badAddressOf, badAddressType, goodAddressWrite } from '../store/bad-address.ts'
import { endedSessionWrite } from '../store/sessions.ts'
import { readSignInItem } from '../store/sign-ins.ts'

/** Somebody who can sign in. Who runs a house stays until others do. */
export const ownedPerson: Owned = {
  kind: 'person',

  async find(ctx, { person: id }) {
    const known = await readGiven(ctx.table, id)
    if (known === undefined) return []
    const { person, ttl } = known
    const goes = ttl === undefined ? ({ stays: 'until-you-hand-over' } as const) : goesOf({ ttl })
    return [{ kind: 'person', id, title: person.name, ...goes, data: { ...person } }]
  },

  async forget(ctx, _, { id }) {
    await retryIfChanged(async () => {
      const known = await readGiven(ctx.table, id)
      if (known?.person.roles.length === 0) await ctx.table.transact([noPersonWrite(id, known.given)])
    })
  },
}

/** Browsers in which somebody is signed in; those of whoever is forgotten are signed out. */
export const ownedSessions: Owned = {
  kind: 'session',

  tell(_, __, item) {
    const { hash: id, ...data } = Session.parse(item)
    return [{ kind: 'session', id, ...goesOf(item), data }]
  },

  forget: async (ctx, _, { id }) => void (await ctx.table.transact([endedSessionWrite(id)])),
}

/** That somebody asked for a code, counted against guessing: it stays until it goes by itself. */
export const ownedSignIns: Owned = {
  kind: 'sign-in',

  async find(ctx, { person }) {
    const item = await readSignInItem(ctx.table, person)
    if (item === undefined) return []
    const { person: id, tries, sent } = SignIns.parse(item)
    const asked = sent.map(({ nonce: _nonce, ...told }) => told)
    return [{ kind: 'sign-in', id, ...goesOf(item), data: { tries, asked } }]
  },

  forget: async () => undefined,
}

/** That a mail to them came back, or that they want none; once it is forgotten they are written to again. */
export const ownedBadAddresses: Owned = {
  kind: badAddressType,

  tell(_, __, item) {
    const { mailbox: id, contactId: _contact, ...data } = badAddressOf(item)
    return [{ kind: badAddressType, id, since: data.at, ...goesOf(item), data }]
  },

  async forget(ctx, _, { id: mailbox }) {
    await ctx.table.transact([goodAddressWrite(mailbox)])
  },
}
