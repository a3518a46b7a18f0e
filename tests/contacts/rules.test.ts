import { describe, expect, it } from 'vitest'
import {
  linkKey,
  managerName,
  manageToken,
  proofToken,
  roleOn,
} from '../../functions/contacts/rules/access.ts'
import { codeOf, idStartsOf } from '../../functions/contacts/rules/code.ts'
import { contactRefusal, withReachAsked } from '../../functions/contacts/rules/contact.ts'
import type { Actor } from '../../shared/actor.ts'
import { systemActor } from '../../shared/actor.ts'
import { Entered } from '../../shared/http/form.ts'
import { invalidField, Refusal } from '../../shared/refusal.ts'
import { aVisitor } from '../support/builders.ts'
import { asked, manager, managers, other } from './people.ts'

const secret = 'secret'
const signedIn = (id: string): Actor => ({ kind: 'person', address: '', person: { id, name: 'Jo' } })

describe('who acts on what somebody has asked for', () => {
  const role = (actor: Actor, of: Parameters<typeof roleOn>[0] = asked) => {
    try {
      return roleOn(of, actor, { managers, secret })
    } catch (error) {
      return (error as Refusal).code
    }
  }
  const by = (key: string, actor = aVisitor) => ({ ...actor, token: manageToken(secret, key) })

  it.each<[string, Actor, unknown]>([
    ['the house itself', systemActor, { kind: 'system' }],
    ['the house itself, whatever the token', { ...systemActor, token: 'x' }, { kind: 'system' }],
    ['who has the link', by(asked.id), { kind: 'contact', name: 'Mia' }],
    [
      'who has the link and runs the house comes as who asked',
      by(asked.id, signedIn(manager.person)),
      { kind: 'contact', name: 'Mia' },
    ],
    [
      'who runs the house, by the name that it has for them',
      signedIn(other.person),
      { kind: 'manager', name: 'Vertretung' },
    ],
    ['nobody by the link of something else', by('bkng00000002'), 'not-allowed'],
    [
      'not even who runs the house, by a link that does not fit',
      by('x', signedIn(manager.person)),
      'not-allowed',
    ],
    ['nobody who runs another house', signedIn('person000009'), 'not-allowed'],
    ['nobody who comes without anything', aVisitor, 'sign-in-needed'],
  ])('is %s', (_, actor, expected) => {
    expect(role(actor)).toEqual(expected)
  })

  it('has another link since it was given on, and the one before opens nothing', () => {
    const given = { ...asked, linkId: 'ink000000001' }
    expect([linkKey(asked), linkKey(given)]).toEqual([asked.id, 'ink000000001'])
    expect(role(by('ink000000001'), given)).toEqual({ kind: 'contact', name: 'Mia' })
    expect(role(by(asked.id), given)).toBe('not-allowed')
  })

  it('is named as who is signed in, or as the house', () => {
    expect(managerName(signedIn('person000001'))).toEqual({ kind: 'manager', name: 'Jo' })
    expect(managerName(aVisitor)).toEqual({ kind: 'system' })
  })

  it('proves an address however it is written, for this alone', () => {
    const proof = (of: object) => proofToken(secret, { ...asked, ...of })
    expect(proof({ contact: { name: 'Mia', email: 'MIA@x.example' } })).toBe(proof({}))
    expect(proof({ contact: { name: 'Mia' } })).toBe(proof({ contact: { name: 'Mia', email: '' } }))
    const proofs = [
      proof({}),
      proof({ id: 'bkng00000002' }),
      proof({ contact: { name: 'Mia', email: 'jo@x.example' } }),
      proof({ contact: { name: 'Mia' } }),
    ]
    expect(new Set(proofs).size).toBe(4)
  })
})

describe('a code that is said on the phone', () => {
  it.each([
    ['00000', 'Abend Abend 100'],
    ['zzzzz', 'Tafel Tafel 611'],
    ['00001', 'Abend Abend 101'],
    ['000g0', 'Abend Acker 100'],
    ['04000', 'Acker Abend 100'],
  ])('says of %s: %s', (start, code) => {
    expect(codeOf(`${start}abcdefg`)).toBe(code)
    expect(idStartsOf(code)).toEqual([start])
  })

  it.each([
    ['de-simple', 'Abend Acker 100'],
    ['en', 'Acorn Actor 100'],
    ['tr', '00 00 05 12'],
    ['ar', '00 00 05 12'],
  ] as const)('is told in %s as %s', (language, code) => {
    expect(codeOf('000g0abcdefg', language)).toBe(code)
    expect(idStartsOf(code)).toEqual(['000g0'])
  })

  it.each(['99 99 99 99', '1234567', '123456789', 'Abend Actor 100'])('is not %s', (code) => {
    expect(idStartsOf(code)).toEqual([])
  })

  it.each(['ABEND ABEND 100', 'abend-abend-100', ' Abend, Abend: 100 '])('is read also as %s', (code) => {
    expect(idStartsOf(code)).toEqual(['00000'])
  })

  it.each([
    ['Abbend Abend 100', 'one letter too many'],
    ['Aend Abend 100', 'one that is missing'],
    ['Abent Abend 100', 'a wrong one'],
    ['Abned Abend 100', 'two that have changed places'],
    ['Abend Abedn 100', 'in the other word'],
    ['Ábend Abend 100', 'an accent'],
  ])('is read also with a slip: %s (%s)', (code) => {
    expect(idStartsOf(code)).toEqual(['00000'])
  })

  it('is looked for at each word that a slip may have hit', () => {
    const meant = ['Buch', 'Fuchs'].map((word) => idStartsOf(`${word} Abend 100`)[0])
    expect(idStartsOf('Fuch Abend 100')).toEqual(meant)
    const sheep = idStartsOf('Hund Schaf 422')
    expect(sheep).toHaveLength(1)
    for (const typed of ['hund schaff 422', 'hnud schaf 422', 'hundd schfa 422', 'huns schf 422'])
      expect(idStartsOf(typed), typed).toEqual(expect.arrayContaining(sheep))
  })

  it.each([
    'Abennnd Abend 100',
    'Abend Abend 1000',
    // Short words are too much alike.
    'Bnk Abend 100',
    'Abend Abend',
    'Abend 100',
    'Abend Abend 99',
    'Abend Abend 612',
    'Abend Abend 100 1',
    'Wolke Abend 100',
    'Abend Wolke 100',
    'Abend Abend Abend',
    '100 Abend Abend',
    '',
  ])('is not „%s“', (code) => {
    expect(idStartsOf(code)).toEqual([])
  })
})

describe('how somebody is reached', () => {
  it('is by mail or by telephone', () => {
    expect(contactRefusal({ email: 'mia@x.example' })).toBeUndefined()
    expect(contactRefusal({ phone: '02131 1' })).toBeUndefined()
    expect(contactRefusal({})?.facts).toMatchObject({ pointer: '/contact/email', reason: 'email-or-phone' })
  })

  it('is asked for beside what else is wrong in a form, but not where one of both was typed', () => {
    const wrong = (fields: Record<string, string>) => {
      const refusal = invalidField('/purpose')
      const form = withReachAsked({ ok: false, refusal, entered: new Entered(new URLSearchParams(fields)) })
      return form.ok
        ? []
        : ((form.refusal.facts['errors'] as { pointer: string }[] | undefined) ?? [form.refusal.facts]).map(
            ({ pointer }) => pointer,
          )
    }
    expect(wrong({})).toEqual(['/purpose', '/contact/email'])
    expect(wrong({ 'contact.email': ' ', 'contact.phone': '' })).toEqual(['/purpose', '/contact/email'])
    expect(wrong({ 'contact.email': 'x' })).toEqual(['/purpose'])
    expect(wrong({ 'contact.phone': '1' })).toEqual(['/purpose'])
    const right = { ok: true, value: 1, entered: new Entered() } as const
    expect(withReachAsked(right)).toBe(right)
  })

  it('is not asked for where something else stands alone', () => {
    const refusal = new Refusal('conflict', 'room-taken')
    const form = withReachAsked({ ok: false, refusal, entered: new Entered() })
    expect(form).toMatchObject({ refusal: { code: 'room-taken' } })
  })
})
