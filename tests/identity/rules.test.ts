import { describe, expect, it } from 'vitest'
import {
  personId,
  personOfToken,
  signInCode,
  signInLink,
  signInToken,
} from '../../functions/identity/rules.ts'
import { Code } from '../../functions/identity/schema.ts'
import { personWrites, readPerson, removedRoleWrites } from '../../functions/identity/actions/person.ts'
import { idPattern } from '../../shared/ids.ts'
import { aWorld } from '../support/world.ts'

const wish = { person: '0123456789ab', nonce: 'n' } as const

describe('an address is one person', () => {
  it.each(['Mia@AEF.example', ' mia@aef.example ', 'MIA@aef.EXAMPLE'])('%s', (email) => {
    expect(personId('s', email)).toBe(personId('s', 'mia@aef.example'))
    expect(personId('s', email)).toMatch(idPattern)
  })

  it('whose id tells nothing without the secret', () =>
    expect(personId('s', 'mia@aef.example')).not.toBe(personId('t', 'mia@aef.example')))
})

describe('the code', () => {
  it('has six digits, and others for every sign-in', () => {
    const codes = Array.from({ length: 200 }, (_, n) => signInCode('s', { person: 'p', nonce: `n${n}` }))
    for (const code of codes) expect(code).toMatch(/^\d{6}$/)
    expect(new Set(codes).size).toBeGreaterThan(190)
    expect(codes.some((code) => code.startsWith('0'))).toBe(true)
  })

  it.each(['123456', ' 123 456 ', '12 34 56'])('may be typed as %j', (text) =>
    expect(Code.parse(text)).toBe('123456'),
  )
  it.each(['12345', '1234567', '12345a', '', '１２３４５６'])('is not %j', (text) =>
    expect(Code.safeParse(text).success).toBe(false),
  )

  it('has a link that names whose it is', () => {
    const token = signInToken('s', wish)
    expect(personOfToken(token)).toBe(wish.person)
    expect(signInLink('https://treff.example', 's', wish)).toBe(`https://treff.example/sign-in/link/${token}`)
  })
})

describe('somebody with a role', () => {
  it('may have one in each house under the name of the first, and lose one of them', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const mia = { name: 'Mia', email: 'Mia@aef.example', language: 'en' } as const
    await ctx.table.transact(await personWrites(ctx, mia, { house: 'aef', role: 'manager' }))
    await ctx.table.transact(
      await personWrites(ctx, { ...mia, name: 'Mia M.' }, { house: 'old-mill', role: 'deputy' }),
    )
    const id = personId(await ctx.secret(), mia.email)
    const roles = [
      { house: 'aef', role: 'manager' },
      { house: 'old-mill', role: 'deputy' },
    ]
    const known = await readPerson(ctx, id)
    expect(known).toMatchObject({ id, name: 'Mia', email: mia.email, language: 'en' })
    expect(known!.roles.toSorted((a, b) => (a.house < b.house ? -1 : 1))).toEqual(roles)
    await ctx.table.transact(await removedRoleWrites(ctx, { person: id, house: 'aef', months: 12 }))
    expect((await readPerson(ctx, id))!.roles).toEqual(roles.slice(1))
  })
})
