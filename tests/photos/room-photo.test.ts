import { describe, expect, it } from 'vitest'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf, alertOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { exif, secret, segment, small, withSegments } from '../shared/picture/pieces.ts'
import { mostPhotoBytes } from '../../functions/photos/schema.ts'
import { bareOf } from '../../shared/picture/picture.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { filledForm } from '../support/filled-form.ts'
import { upload } from '../imports/import-form.ts'
import type { Actor } from '../../shared/actor.ts'

const path = '/manage/aef/rooms/seminarraum'
const alt = 'Heller Raum mit Stuhlkreis'
const photoOf = async (world: World) =>
  (await loadRooms(world.ctx, 'aef')).rooms.find(({ id }) => id === 'seminarraum')?.photo
const srcIn = (text: string) => /<img class="photo[^>]*src="([^"]+)"/.exec(text)?.[1] ?? ''

describe('the photo of a room', () => {
  it('is shown where the room is, with its words and its size, under an address that never changes', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    expect((await browser.get(path)).text).toContain('enctype="multipart/form-data"')
    const sent = await sendPhoto(world, manager, { file: small('jpg'), alt })
    expect([sent.status, sent.headers['location']]).toEqual([303, `${path}?saved=yes`])
    const page = await world.call('GET', '/aef/rooms/seminarraum')
    const src = srcIn(page.text)
    expect(page.text).toMatch(
      /<img class="photo lead band"[^>]*alt="Heller Raum mit Stuhlkreis" width="24" height="16"/,
    )
    expect((await world.call('GET', '/aef/rooms')).text).toContain(`src="${src}"`)
    expect((await world.call('GET', '/aef/rooms/teekueche')).text).not.toContain('<img class="photo')
    const photo = await world.call('GET', src)
    expect(photo.status).toBe(200)
    expect(photo.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    })
    expect(Buffer.from(photo.bytes).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
  })

  it('tells nothing of where and with what it was taken', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const file = withSegments(small('jpg'), segment(0xe1, exif(1)), segment(0xfe, secret))
    await sendPhoto(world, manager, { file, alt })
    const { bytes } = await world.call('GET', srcIn((await browser.get(path)).text))
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/GPS|Exif|somebody/)
  })

  it('takes the place of the one before, whose address is gone; other words leave it where it is', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    await sendPhoto(world, manager, { file: small('jpg'), alt })
    const first = srcIn((await browser.get(path)).text)
    await sendPhoto(world, manager, { file: Buffer.alloc(0), alt: 'Leerer Raum' })
    const page = (await browser.get(path)).text
    expect(srcIn(page)).toBe(first)
    expect(page).toContain('alt="Leerer Raum"')
    await sendPhoto(world, manager, { file: small('png'), alt })
    const second = srcIn((await browser.get(path)).text)
    expect((await world.call('GET', first)).status).toBe(404)
    expect((await world.call('GET', second)).headers['content-type']).toBe('image/png')
    expect((await browser.send(`${path}/photo/remove`)).status).toBe(303)
    expect((await world.call('GET', second)).status).toBe(404)
    expect(await photoOf(world)).toBeUndefined()
    expect((await browser.send(`${path}/photo/remove`)).status).toBe(303)
  })

  it('stays when the settings of its room are saved', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    await sendPhoto(world, manager, { file: small('webp'), alt })
    const form = filledForm((await browser.get(path)).text)
    expect((await browser.send(path, { ...form, name: ['Saal'] })).status).toBe(303)
    expect(await photoOf(world)).toMatchObject({ alt, width: 24 })
  })

  it.each([
    ['without words', small('jpg'), '', 'Was ist auf dem Foto zu sehen?'],
    ['without a file', Buffer.alloc(0), alt, 'Foto: Bitte ausfüllen'],
    ['that is a text', Buffer.from('Das ist kein Foto'), alt, 'Das ist kein Foto, das wir lesen können.'],
    ['that is cut off', small('jpg').subarray(0, 500), alt, 'Das ist kein Foto, das wir lesen können.'],
    ['of more than 200 KB', big(210), alt, 'höchstens 200 KB'],
    ['of half a megabyte', big(500), alt, 'höchstens 200 KB'],
    ['of too many pixels', wide(), alt, 'höchstens 4096 Bildpunkte'],
  ])(
    '%s is refused in a sentence beside the field and above, and the words stay',
    async (_, file, words, told) => {
      await using world = await aWorld()
      const manager = await found(world)
      await aBrowserOf(world, manager)
      const { status, text } = await sendPhoto(world, manager, { file, alt: words })
      expect([413, 422]).toContain(status)
      expect(alertOf(text)).toContain(told)
      expect(wordsOf(text).split(told.replace(/^Foto: /, '')).length).toBeGreaterThan(2)
      expect(text).toContain(`name="alt" aria-describedby="field-alt-hint${words ? '' : ' field-alt-error'}"`)
      if (words) expect(text).toContain(`value="${alt}"`)
      expect(await photoOf(world)).toBeUndefined()
    },
  )

  it('of as many bytes as it may have is kept whole, and of one more it is refused', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const most = bareOf(small('jpg'))!.bytes.length
    const room = mostPhotoBytes - most
    expect((await sendPhoto(world, manager, { file: padded(room + 1), alt })).status).toBe(422)
    expect((await sendPhoto(world, manager, { file: padded(room), alt })).status).toBe(303)
    const { bytes } = await world.call('GET', srcIn((await browser.get(path)).text))
    expect(bytes.length).toBe(mostPhotoBytes)
  })

  it('is for those who may change the room, and for nobody else', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const member = { name: 'Kim Beispiel', email: 'kim@aef.example', role: 'deputy' } as const
    const { person, name } = await addToTeam(world.ctx, manager, { house: 'aef', member })
    const deputy: Actor = { kind: 'person', address: 'x', person: { id: person, name } }
    const photo = { file: small('jpg'), alt }
    const browser = await aBrowserOf(world, deputy)
    expect((await sendPhoto(world, deputy, photo)).status).toBe(403)
    expect((await browser.send(`${path}/photo/remove`)).status).toBe(403)
    expect((await sendPhoto(world, undefined, photo)).headers['location']).toMatch(/^\/sign-in/)
    expect(await photoOf(world)).toBeUndefined()
  })
})

/** The form of a photo as a browser sends it. */
function sendPhoto(
  world: World,
  manager: Actor | undefined,
  { file, alt: words }: { file: Buffer; alt: string },
) {
  const cookies = { language: 'de', ...(manager ? { session: `session of ${manager.person!.id}` } : {}) }
  return world.call('POST', `${path}/photo`, { cookies, ...upload({ alt: words }, file) })
}

/** A JPEG with so many bytes more: its picture goes on with what no browser minds. */
function padded(bytes: number): Buffer {
  const jpeg = small('jpg')
  return Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(bytes, 1), jpeg.subarray(-2)])
}

function big(kilobytes: number): Buffer {
  return padded(kilobytes * 1024)
}

function wide(): Buffer {
  const jpeg = Buffer.from(small('jpg'))
  jpeg.writeUInt16BE(4097, jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 7)
  return jpeg
}
