import { file } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import type { Stored } from '../../../shared/owned.ts'

/** All of it, to be taken along. */
export function storedFile(stored: readonly Stored[]): Answer {
  return file(JSON.stringify({ stored }, undefined, 2), 'application/json; charset=utf-8', {
    'content-disposition': 'attachment; filename="treffpunkt.json"',
  })
}
