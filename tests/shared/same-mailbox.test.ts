import { describe, expect, it } from 'vitest'
import { mailboxOf, writerOf } from '../../shared/same-mailbox.ts'

describe('two spellings of an address', () => {
  it.each([
    ['capitals', 'ADA@Gruppe.Example', 'ada@gruppe.example'],
    ['blanks around it', ' ada@gruppe.example ', 'ada@gruppe.example'],
    ['a domain in other letters', 'ada@Bücher.example', 'ada@xn--bcher-kva.example'],
    ['dots that Gmail does not see', 'a.d.a@gmail.com', 'ada@gmail.com'],
    ['the other name of Gmail', 'ada@googlemail.com', 'ada@gmail.com'],
  ])('are one mailbox, for counting and for proving: %s', (_, one, other) => {
    expect(mailboxOf(one)).toBe(mailboxOf(other))
    expect(writerOf(one)).toBe(writerOf(other))
  })

  it.each([
    ['Gmail', 'A.da+treff@googlemail.com', 'ada@gmail.com'],
    ['Outlook', 'ada+treff@outlook.de', 'ada@outlook.de'],
    ['iCloud', 'ada+a+b@icloud.com', 'ada@icloud.com'],
    ['Posteo', 'ada+treff@posteo.de', 'ada@posteo.de'],
    ['GMX', 'ada+treff@gmx.de', 'ada@gmx.de'],
    ['Web.de', 'ada+treff@web.de', 'ada@web.de'],
  ])('are one person for counting and two for proving, by what follows a plus at %s', (_, one, other) => {
    expect(writerOf(one)).toBe(writerOf(other))
    expect(mailboxOf(one)).not.toBe(mailboxOf(other))
  })

  it.each([
    ['dots elsewhere', 'a.da@gruppe.example', 'ada@gruppe.example'],
    ['dots at another large provider', 'a.da@outlook.de', 'ada@outlook.de'],
    ['a plus where another could have it', 'haus+ada@gruppe.example', 'haus+bob@gruppe.example'],
    ['another domain of the same provider', 'ada@outlook.de', 'ada@outlook.com'],
    ['nothing before the plus', '+ada@gmail.com', '+bob@gmail.com'],
    ['what only looks like the provider', 'a.da@gmail.com.example', 'ada@gmail.com.example'],
  ])('are two people: %s', (_, one, other) => {
    expect(writerOf(one)).not.toBe(writerOf(other))
    expect(mailboxOf(one)).not.toBe(mailboxOf(other))
  })
})
