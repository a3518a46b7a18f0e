import { attributes, html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import { capability } from '../contract.ts'
import type { Photo, PhotoPlace } from '../schema.ts'

interface Shown extends PhotoPlace {
  /** The language that the house writes in, and that of the page. */
  written: string
  page: string
  /** `lead`: at the top of its page, so wanted at once; `lead band`: with something below that is wanted more. `listed`: one of several. */
  look: 'lead' | 'lead band' | 'listed'
  /** Of those in a list: it stands so far above that it is seen at once. */
  isFirst?: boolean
}

/** A photo with the room that it takes, so that nothing moves when it comes. */
export function photoView({ hash, alt, width, height }: Photo, shown: Shown): Html {
  const { house, of, written, page, look, isFirst } = shown
  const all = attributes({
    class: `photo ${look}`,
    src: href(capability.routes.readPhoto, { house, of, hash }),
    alt,
    width,
    height,
    lang: written !== page && written,
    loading: look === 'listed' && isFirst !== true && 'lazy',
    decoding: 'async',
  })
  return html`<img${all} />`
}
