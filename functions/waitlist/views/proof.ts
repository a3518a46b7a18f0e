import { inARow } from '../../../shared/in-a-row.ts'
import { href } from '../../../shared/http/contract.ts'
import { formatList, formatMoment } from '../../../shared/time/format.ts'
import { proofPage } from '../../rooms/views/proof.ts'
import { queuePaths } from '../contract.ts'
import type { ShownPlace } from './place.ts'
import { texts } from './texts.ts'

interface PlaceProof extends Pick<ShownPlace, 'language' | 'house' | 'rooms' | 'place'> {
  token: string
}

/** Where and when somebody waits, and nothing that was typed: perhaps somebody else did, in the name of whoever reads this. */
export function placeProofView({ language, house, rooms, place, token }: PlaceProof): string {
  const say = texts(language)
  const { id, date, from, to } = place
  const names = place.rooms.map((room) => rooms.find((each) => each.id === room)?.name ?? room)
  const when = formatMoment({ date, from, to }, language, 'compactYear')
  return proofPage({
    language,
    house,
    here: href({ path: queuePaths.place }, { id, token }),
    title: say('proof.title'),
    lead: inARow([formatList(names, language), when], language),
    more: say('proof.more'),
    yes: say('proof.yes'),
    fields: { step: 'prove' },
  })
}
