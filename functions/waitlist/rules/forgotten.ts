import { nobody } from '../../../shared/owned.ts'
import type { Place } from '../schema.ts'

/** A place of which nobody can tell any more whose it was; when, where and what became of it stay. */
export function forgottenPlace(place: Place, contactId: string): Place {
  const {
    purpose: _purpose,
    groupName: _group,
    note: _note,
    label: _label,
    fingerprint: _print,
    ...rest
  } = place
  const history = rest.history.map((line) =>
    line.by.kind === 'contact' ? { ...line, by: { kind: 'contact' as const } } : line,
  )
  return { ...rest, contact: { name: nobody }, contactId, history, version: place.version + 1 }
}
