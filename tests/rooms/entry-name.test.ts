import { describe, expect, it } from 'vitest'
import { aboutOf, holderOf, isAboutDate, nameOfEntry } from '../../functions/rooms/schema/entry-name.ts'

const holder = 'bx8ccpqyvk76'
const key = '2026-12-01T19:00'

describe('the name of an entry on a day sheet', () => {
  it.each([
    ['of a block, an offer or a single booking', { holder, isBeside: false }, holder],
    ['of a time beside a single booking', { holder, isBeside: true }, `${holder}+`],
    ['of one date of several', { holder, key, isBeside: false }, `${holder}_20261201T1900`],
    ['of a time beside such a date', { holder, key, isBeside: true }, `${holder}_20261201T1900+`],
  ])('%s is put together and taken apart again', (_, about, name) => {
    expect(nameOfEntry(about)).toBe(name)
    expect(aboutOf(name)).toEqual(about)
    expect(holderOf(name)).toBe(holder)
  })

  it.each([
    [holder, true],
    [`${holder}+`, true],
    [`${holder}_20261201T1900`, true],
    [`${holder}_20261201T1900+`, true],
    [`${holder}_20261208T1900`, false],
  ])('%s is about the date of this key: %s', (name, isAbout) => {
    expect(isAboutDate(name, key)).toBe(isAbout)
  })
})
