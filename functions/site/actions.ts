import type { Capability } from '../../shared/http/contract.ts'
import { openApiOf } from '../../shared/openapi.ts'
import { capabilities as all } from '../capabilities.ts'
import { names } from './contract/names.ts'

type Description = ReturnType<typeof openApiOf>

const made = new WeakMap<readonly Capability[], Description>()

/** The description of the whole API; it follows from the contracts alone, so it is made once per process. */
export function openApi(capabilities = all): Description {
  const known = made.get(capabilities)
  if (known) return known
  const description = openApiOf(
    capabilities,
    {
      title: 'Treffpunkt',
      version: '1.0.0',
      description:
        'Rooms of neighbourhood meeting places: what is free, asking for a room, deciding. Times are local to the house.',
    },
    names,
  )
  made.set(capabilities, description)
  return description
}
