import { at, chair, cup, lamp, pane, plant, walls } from './things.ts'

/** The large room: windows, tables in a row, a board. */
const hall = `${walls('#f3e6d0', '#d9b98f')}
${at({ x: 250, y: 296 }, pane(170, 190))}${at({ x: 470, y: 296 }, pane(170, 190))}
<rect x="630" y="96" width="196" height="150" rx="6" fill="#80664b"/><rect x="640" y="106" width="176" height="130" fill="#2f5a4c"/>
<path d="M664 140h96M664 168h124M664 196h70" stroke="#e9f1ea" stroke-width="7" stroke-linecap="round" opacity=".8"/>
${at({ x: 360, y: 70 }, lamp('#c8795a', 70))}${at({ x: 580, y: 70 }, lamp('#c8795a', 70))}
${at({ x: 868, y: 404, size: 0.95 }, plant())}
<ellipse cx="480" cy="500" rx="370" ry="20" fill="#000" opacity=".08"/>
${[190, 350, 510, 670].map((x) => at({ x, y: 476, size: 1.05 }, chair('#14614f'))).join('')}
<rect x="150" y="372" width="660" height="20" rx="6" fill="#a8794f"/><path d="M186 392V502M774 392V502M480 392V502" stroke="#8a623f" stroke-width="14"/>
${at({ x: 300, y: 372, size: 0.6 }, cup('#fffdf8'))}${at({ x: 620, y: 372, size: 0.6 }, cup('#e9b44c'))}
<path d="M420 372l16 -12h70l-12 12z" fill="#fffdf8"/>`

/** The kitchen: a stove with a pot, a shelf with cups, a kettle. */
const kitchen = `${walls('#dcebe4', '#cfae84', 470)}
${at({ x: 250, y: 270 }, pane(190, 180))}
<rect x="410" y="150" width="400" height="14" rx="4" fill="#a8794f"/><path d="M450 164v26M770 164v26" stroke="#a8794f" stroke-width="8"/>
${['#c8795a', '#fffdf8', '#e9b44c', '#14614f', '#fffdf8']
  .map((fill, index) => at({ x: 450 + index * 74, y: 150, size: 0.85 }, cup(fill)))
  .join('')}
<rect x="110" y="340" width="740" height="20" rx="5" fill="#8a623f"/><rect x="124" y="360" width="712" height="124" fill="#fbf6ec"/>
<rect x="500" y="360" width="180" height="124" fill="#4c514f"/><rect x="520" y="394" width="140" height="74" rx="6" fill="#2b2f2e"/><path d="M524 378h20M556 378h20M588 378h20M640 378h16" stroke="#e9e4da" stroke-width="8" stroke-linecap="round"/>
<path d="M250 360v124M376 360v124M756 360v124" stroke="#e2d7c3" stroke-width="4"/><path d="M226 410v26M274 410v26M352 410v26M732 410v26M780 410v26" stroke="#8a623f" stroke-width="7" stroke-linecap="round"/>
<path d="M534 268h112v58q0 14 -14 14h-84q-14 0 -14 -14z" fill="#c8795a"/><rect x="524" y="258" width="132" height="12" rx="6" fill="#9a563c"/><rect x="578" y="246" width="24" height="12" rx="6" fill="#9a563c"/>
<path d="M560 232q-14 -16 0 -32t0 -32M612 232q-14 -16 0 -32t0 -32" fill="none" stroke="#fff" stroke-width="8" stroke-linecap="round" opacity=".8"/>
<path d="M390 340q-8 -70 36 -74q44 4 36 74z" fill="#14614f"/><path d="M392 300l-36 -20l10 44z" fill="#14614f"/><path d="M400 272q26 -40 52 0" fill="none" stroke="#0d4739" stroke-width="8"/>
${at({ x: 764, y: 340, size: 0.62 }, plant('#e9b44c'))}
<g fill="#e9b44c"><circle cx="190" cy="324" r="16"/><circle cx="222" cy="324" r="16"/><circle cx="206" cy="302" r="16" fill="#d9822b"/></g>`

/** A small room to talk in, in three colours: two armchairs and a table between them. */
function talk({ wall, floor, seat, pictureFill }: Record<'wall' | 'floor' | 'seat' | 'pictureFill', string>) {
  const armchair = `<path d="M-70 -150q0 -24 26 -24h64q26 0 26 24v90h-116z" fill="${seat}"/><rect x="-96" y="-92" width="34" height="74" rx="16" fill="${seat}"/><rect x="38" y="-92" width="34" height="74" rx="16" fill="${seat}"/><rect x="-70" y="-66" width="116" height="48" rx="12" fill="${seat}"/><rect x="-62" y="-66" width="100" height="18" rx="9" fill="#fff" opacity=".22"/><path d="M-70 -18l-8 18M46 -18l8 18" stroke="#6d5a45" stroke-width="10" stroke-linecap="round"/>`
  return `${walls(wall, floor, 400)}
<ellipse cx="480" cy="482" rx="330" ry="40" fill="#fff" opacity=".35"/>
<rect x="560" y="110" width="150" height="120" rx="6" fill="#fffdf8"/><rect x="574" y="124" width="122" height="92" fill="${pictureFill}"/><circle cx="664" cy="154" r="14" fill="#fbeec2"/><path d="M574 216l40 -50l30 32l20 -18l32 36z" fill="#fff" opacity=".5"/>
${at({ x: 300, y: 262 }, pane(180, 170))}
${at({ x: 482, y: 118, size: 0.9 }, lamp('#e9b44c', 140))}
${at({ x: 800, y: 430, size: 1.1 }, plant())}
${at({ x: 300, y: 484, size: 1.1 }, armchair)}${at({ x: 672, y: 484, size: 1.1 }, armchair)}
<ellipse cx="486" cy="400" rx="82" ry="14" fill="#a8794f"/><path d="M486 408v84M448 492h76" stroke="#8a623f" stroke-width="12" stroke-linecap="round"/>
${at({ x: 456, y: 398, size: 0.5 }, cup('#fffdf8'))}${at({ x: 512, y: 398, size: 0.5 }, cup('#fffdf8'))}`
}

/** By the names of their files. */
export const rooms: Record<string, string> = {
  seminarraum: hall,
  teekueche: kitchen,
  'beratung-1': talk({ wall: '#e6ecda', floor: '#cfae84', seat: '#5b8a72', pictureFill: '#9dc0a0' }),
  'beratung-2': talk({ wall: '#f4e2d4', floor: '#c9a27a', seat: '#c8795a', pictureFill: '#dfa98c' }),
  'beratung-3': talk({ wall: '#dfe8ee', floor: '#bfa88c', seat: '#56788f', pictureFill: '#9db8c8' }),
}
