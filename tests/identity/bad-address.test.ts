import { describe, expect, it } from 'vitest'
import { forgottenAt, isBad, mailboxId, marked } from '../../functions/identity/rules/bad-address.ts'
import type { BadAddress } from '../../functions/identity/schema/bad-address.ts'

const happened = {
  mailbox: 'box',
  contactId: 'someone',
  fault: 'returned',
  at: '2026-12-01T09:00:00.000Z',
  mail: 'a',
} as const

describe('an address', () => {
  it.each([
    [1, '2026-12-02T09:00:00.000Z'],
    [2, '2026-12-08T09:00:00.000Z'],
    [3, '2026-12-31T09:00:00.000Z'],
    [4, '2027-03-01T09:00:00.000Z'],
    [5, '2027-03-01T09:00:00.000Z'],
  ])('from which a mail came back for the %s. time is not written to until %s', (times, until) => {
    let mark: BadAddress | undefined
    for (let count = 1; count <= times; count += 1)
      mark = marked(mark, { ...happened, mail: `mail ${count}` })
    expect(mark).toEqual({ ...happened, mail: `mail ${times}`, times, until })
    expect(isBad(mark, '2026-12-01T09:00:00.000Z')).toBe(true)
    expect(isBad(mark, until)).toBe(false)
    expect(isBad(mark, `${until.slice(0, -5)}.001Z`)).toBe(false)
  })

  it('whose owner wants no such mail is not written to for ninety days, the first time too', () => {
    const mark = marked(undefined, { ...happened, fault: 'complained' })
    expect(mark.until).toBe('2027-03-01T09:00:00.000Z')
    expect(forgottenAt(mark)).toBe('2027-05-30T09:00:00.000Z')
  })

  it('counts each mail once, and is good where nothing happened', () => {
    const once = marked(undefined, happened)
    expect(marked(once, { ...happened, at: '2026-12-09T09:00:00.000Z' })).toBe(once)
    expect(isBad(undefined, happened.at)).toBe(false)
  })

  it('is known in whatever letters it is written, but a plus makes another one', () => {
    const id = (email: string) => mailboxId('secret', email)
    expect(id(' Mia@Gruppe.example')).toBe(id('mia@gruppe.example'))
    expect(id('m.ia@googlemail.com')).toBe(id('mia@gmail.com'))
    expect(id('mia+x@web.de')).not.toBe(id('mia@web.de'))
  })
})
