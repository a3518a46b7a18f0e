import { capabilities } from '../../functions/capabilities.ts'
import { placeOf, slices, sources } from '../architecture/sources.ts'

const row = 42
/** Where the names, what they are for, and the arcs begin, in pixels. */
const column = { name: 40, about: 172, arcs: 512 }
const size = { width: 840, top: 46, bottom: 66 }
/** How far the widest arc reaches to the right, and how far apart the ends of arcs at one slice are. */
const reach = 290
const step = 1.5
const height = size.top + (slices.length - 1) * row + size.bottom

/** The colours of the site, for a light and for a dark surrounding. */
const style = `
  .ground { fill: #fbf9f5; stroke: #e2dcd1 }
  text { font: 15px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif; fill: #25211c }
  .name { font-weight: 600 }
  .about, .hint { fill: #655d53 }
  .about { font-size: 14px }
  .hint { font-size: 12.5px }
  .stripe { fill: #f2ede4 }
  .arc { fill: none; stroke: #14614f; stroke-width: 1.25; stroke-opacity: 0.6 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #1b1916; stroke: #3a352e }
    text { fill: #efeae2 }
    .about, .hint { fill: #b3aa9d }
    .stripe { fill: #25221e }
    .arc { stroke: #85cfb7 }
  }`

/** The slices in their order as a picture (SVG), each with arcs up to those that its files import; nothing in it is drawn by hand. */
export function sliceMap(): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" width="${size.width}" height="${height}" role="img">`,
    '<title>The slices in their order, each with arcs up to those that it imports</title>',
    `<style>${style}\n</style>`,
    `<rect class="ground" x="0.5" y="0.5" width="${size.width - 1}" height="${height - 1}" rx="10"/>`,
    ...slices.map((slice) => rowOf(slice)),
    ...slices.map((slice) => arcsOf(slice)),
    `<text class="hint" x="${column.name}" y="${height - 20}">An arc leads from a slice up to one that it imports. Nothing leads down.</text>`,
    '</svg>',
    '',
  ].join('\n')
}

function rowOf(slice: string): string {
  const about = capabilities.find(({ name }) => name === slice)?.about
  if (about === undefined) throw new Error(`${slice} does not say what it is for (about, in its contract)`)
  const y = middleOf(slice)
  return [
    `<rect class="stripe" x="${column.name - 16}" y="${y - row / 2 + 2}" width="${column.arcs - column.name + 16}" height="${row - 4}" rx="6"/>`,
    `<text class="name" x="${column.name}" y="${y + 5}">${slice}</text>`,
    `<text class="about" x="${column.about}" y="${y + 5}">${about}</text>`,
  ].join('')
}

function arcsOf(slice: string): string {
  const others = importedBy(slice)
  const title = `${slice} imports ${others.length > 0 ? others.join(', ') : 'no other slice'}`
  return [`<g><title>${title}</title>`, ...others.map((other) => arc(slice, other)), '</g>'].join('\n')
}

/** The longest arc of a slice is the outermost at both of its ends, so that arcs do not cross where they begin. */
function arc(from: string, to: string): string {
  const importing = slices.filter((slice) => importedBy(slice).includes(to)).toReversed()
  const low = middleOf(from) - 2 - step * importedBy(from).indexOf(to)
  const high = middleOf(to) + 2 + step * importing.indexOf(from)
  const tall = (low - high) / 2
  const wide = Math.round((reach * tall * 2) / ((slices.length - 1) * row))
  return `<path class="arc" d="M${column.arcs} ${low}A${wide} ${tall} 0 0 0 ${column.arcs} ${high}"/>`
}

const imported = new Map(
  slices.map((slice) => {
    const own = sources.filter(({ path }) => placeOf(path)?.slice === slice)
    return [slice, new Set(own.flatMap(({ imports }) => imports.map(({ path }) => placeOf(path)?.slice)))]
  }),
)

/** The other slices that its files import, types included, in the order of the slices. */
function importedBy(slice: string): string[] {
  return slices.filter((other) => other !== slice && imported.get(slice)?.has(other))
}

function middleOf(slice: string): number {
  return size.top + slices.indexOf(slice) * row
}
