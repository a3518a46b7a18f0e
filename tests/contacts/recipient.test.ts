import { describe, expect, it } from 'vitest'
import {
  mailName,
  managerOf,
  reachOf,
  recipientName,
  toAsking,
  toEach,
} from '../../functions/contacts/rules/recipient.ts'
import type { Recipient } from '../../functions/contacts/schema/recipient.ts'
import { asked, manager, managers, other } from './people.ts'

describe('who reads a mail', () => {
  const each: Recipient[] = [
    { kind: 'contact' },
    { kind: 'host', member: 'member000001' },
    { kind: 'receiver', member: 'member000001' },
    { kind: 'receiver' },
    { kind: 'giver' },
    { kind: 'manager', person: manager.person },
  ]

  it('is named by what they are and by who they are', () => {
    expect(each.map(recipientName)).toEqual([
      ['contact'],
      ['host', 'member000001'],
      ['receiver', 'member000001'],
      ['receiver', ''],
      ['giver'],
      ['manager', manager.person],
    ])
    expect(mailName({ id: 'a' }, { id: 'b' }, each[1]!)).toEqual(['a', 'b', 'host', 'member000001'])
  })

  it('is each of those who run the house', () => {
    expect(toEach(managers)).toEqual(managers.map(({ person }) => ({ kind: 'manager', person })))
  })

  it('is who asked, if they have an address, or the hosts of the group', () => {
    expect(toAsking(asked)).toEqual([{ kind: 'contact' }])
    expect(toAsking({ contact: {} })).toEqual([])
    expect(toAsking({ ...asked, group: 'grp000000001' }, [{ id: 'member000001' }])).toEqual([
      { kind: 'host', member: 'member000001' },
    ])
    expect(toAsking({ ...asked, group: 'grp000000001' })).toEqual([])
  })

  it('is found among those who run the house as long as they do', () => {
    expect(managerOf({ kind: 'manager', person: other.person }, managers)).toBe(other)
    expect(managerOf({ kind: 'manager', person: 'person000009' }, managers)).toBeUndefined()
    expect(managerOf({ kind: 'contact' }, managers)).toBeUndefined()
    expect(reachOf({ kind: 'manager', person: other.person }, asked.contact, managers)).toEqual({
      name: other.name,
      address: other.email,
    })
    expect(reachOf({ kind: 'manager', person: 'person000009' }, asked.contact, managers)).toEqual({})
    expect(reachOf({ kind: 'giver' }, asked.contact, managers)).toEqual({
      name: 'Mia',
      address: 'mia@x.example',
    })
  })
})
