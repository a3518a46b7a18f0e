import { at, cup, tree, walls } from './things.ts'

const table = (fill: string, edge: string) =>
  `<rect y="400" width="960" height="140" fill="${fill}"/><rect y="400" width="960" height="10" fill="${edge}"/>`

/** Two who talk, as balloons, over an open book. */
const german = `<rect width="960" height="540" fill="#e2efe9"/>${table('#d9b98f', '#c49d6c')}
<path d="M250 90h230q34 0 34 34v96q0 34 -34 34h-120l-56 50v-50h-54q-34 0 -34 -34v-96q0 -34 34 -34z" fill="#14614f"/>
<path d="M270 144h190M270 176h150M270 208h110" stroke="#e2efe9" stroke-width="12" stroke-linecap="round"/>
<path d="M566 150h144q34 0 34 34v66q0 34 -34 34h-40v46l-52 -46h-52q-34 0 -34 -34v-66q0 -34 34 -34z" fill="#e9b44c"/>
<path d="M570 202h136M570 234h84" stroke="#fff" stroke-width="12" stroke-linecap="round"/>
<path d="M480 400q-80 -44 -200 -24v106q120 -20 200 24q80 -44 200 -24v-106q-120 -20 -200 24z" fill="#fffdf8"/><path d="M480 400v106" stroke="#e2d7c3" stroke-width="6"/>
<path d="M316 404q70 -8 128 12M316 432q70 -8 128 12M516 416q58 -20 128 -12M516 444q58 -20 128 -12" fill="none" stroke="#b9ad9a" stroke-width="7" stroke-linecap="round"/>
<path d="M700 470l90 -60l12 18l-90 60l-24 4z" fill="#c8795a"/>${at({ x: 206, y: 452, size: 1.1 }, cup('#c8795a'))}`

/** A table for breakfast, from above. */
const breakfast = `<rect width="960" height="540" fill="#c8795a"/><rect x="90" y="0" width="780" height="540" fill="#fbf1df"/><path d="M90 60h780M90 480h780" stroke="#e9cfa6" stroke-width="10"/>
${[
  [290, 160],
  [670, 160],
  [290, 390],
  [670, 390],
]
  .map(
    ([x, y]) =>
      `<circle cx="${x}" cy="${y}" r="84" fill="#fff"/><circle cx="${x}" cy="${y}" r="56" fill="#f1ece3"/>`,
  )
  .join('')}
<path d="M262 160q0 -34 30 -34q32 0 32 30q0 34 -32 34q-30 0 -30 -30z" fill="#d9a35f"/><path d="M276 150q16 -14 34 -4" stroke="#f6dfb8" stroke-width="6" fill="none" stroke-linecap="round"/>
<ellipse cx="670" cy="160" rx="34" ry="28" fill="#fff"/><ellipse cx="670" cy="160" rx="34" ry="28" fill="#fffdf8" stroke="#e2d7c3" stroke-width="3"/><circle cx="676" cy="160" r="15" fill="#e9b44c"/>
<rect x="258" y="366" width="64" height="48" rx="12" fill="#d9a35f"/><rect x="266" y="374" width="48" height="32" rx="8" fill="#9f2a1d"/>
<path d="M640 404q26 -60 70 -30q-20 44 -70 30z" fill="#7fac8a"/><circle cx="650" cy="384" r="16" fill="#c0392b"/>
<ellipse cx="480" cy="275" rx="132" ry="86" fill="#a8794f"/><ellipse cx="480" cy="275" rx="116" ry="70" fill="#c49d6c"/>
<path d="M396 276q0 -46 84 -46t84 46q0 42 -84 42t-84 -42z" fill="#d9a35f"/><path d="M430 250l22 40M470 244l22 46M510 246l20 42" stroke="#f6dfb8" stroke-width="9" stroke-linecap="round"/>
<circle cx="480" cy="106" r="44" fill="#14614f"/><circle cx="480" cy="106" r="32" fill="#6b4630"/><path d="M520 92q30 -8 30 16t-30 16" fill="none" stroke="#14614f" stroke-width="11"/>
<circle cx="480" cy="446" r="38" fill="#fff"/><circle cx="480" cy="446" r="27" fill="#9f2a1d"/><path d="M470 452l64 -46" stroke="#b9ad9a" stroke-width="8" stroke-linecap="round"/>
<path d="M176 100v120M784 100v120M176 330v120M784 330v120" stroke="#b9ad9a" stroke-width="9" stroke-linecap="round"/>`

/** A sewing machine with cloth and thread. */
const sewing = `${walls('#f4e2d4', '#c9a27a', 410)}<rect y="410" width="960" height="20" fill="#a8794f"/>
<path d="M130 430q80 -60 180 -30t210 10l-10 60q-120 60 -250 20t-130 -60z" fill="#e9b44c"/><g fill="#fff" opacity=".75"><circle cx="220" cy="440" r="9"/><circle cx="280" cy="470" r="9"/><circle cx="330" cy="436" r="9"/><circle cx="390" cy="476" r="9"/><circle cx="440" cy="444" r="9"/></g>
<rect x="290" y="372" width="420" height="46" rx="12" fill="#0d4739"/><path d="M600 372v-150h-240q-34 0 -34 34v50h70v-22h100v88z" fill="#14614f"/><path d="M600 372h84v-130q0 -44 -44 -44h-270q-44 0 -44 44v20h274z" fill="#14614f"/>
<circle cx="690" cy="270" r="34" fill="#e9e4da"/><circle cx="690" cy="270" r="14" fill="#b9ad9a"/><path d="M360 306v54" stroke="#b9ad9a" stroke-width="8"/><path d="M340 366h44" stroke="#e9e4da" stroke-width="10" stroke-linecap="round"/><circle cx="640" cy="300" r="16" fill="#e2efe9"/><path d="M420 236h120" stroke="#e2efe9" stroke-width="10" stroke-linecap="round"/>
<rect x="448" y="140" width="48" height="58" rx="6" fill="#c8795a"/><rect x="440" y="134" width="64" height="10" rx="5" fill="#fbf1df"/><rect x="440" y="190" width="64" height="10" rx="5" fill="#fbf1df"/><path d="M496 168q-60 -60 -120 40t-16 110" fill="none" stroke="#c8795a" stroke-width="4"/>
${[
  [752, '#56788f'],
  [806, '#9f2a1d'],
]
  .map(
    ([x, fill]) =>
      `<rect x="${x}" y="350" width="42" height="56" fill="${fill}"/><rect x="${Number(x) - 6}" y="344" width="54" height="10" rx="5" fill="#fbf1df"/><rect x="${Number(x) - 6}" y="402" width="54" height="10" rx="5" fill="#fbf1df"/>`,
  )
  .join('')}
<g transform="translate(730 472) rotate(-24)" fill="none" stroke="#6d5a45" stroke-width="10"><circle cx="-54" cy="-16" r="18"/><circle cx="-54" cy="22" r="18"/></g><path d="M686 468l100 -50M682 490l116 -20" stroke="#b9ad9a" stroke-width="10" stroke-linecap="round"/>
<path d="M110 110h740" stroke="#8a623f" stroke-width="6"/><path d="M170 110h90l-10 120h-70z" fill="#9db8c8"/><path d="M700 110h96l-18 96h-60z" fill="#dfa98c"/>`

/** A toaster that is open, and tools. */
const repair = `<rect width="960" height="540" fill="#dfe8ee"/>${table('#a8794f', '#8a623f')}
<rect x="150" y="70" width="660" height="190" rx="10" fill="#c9d7df"/><g stroke-linecap="round"><path d="M230 96v110" stroke="#c8795a" stroke-width="22"/><path d="M230 206v34" stroke="#6d7a80" stroke-width="9"/><path d="M320 96v116" stroke="#14614f" stroke-width="18"/><path d="M296 220h48" stroke="#6d7a80" stroke-width="26"/><path d="M640 110l40 110M700 110l-40 110" stroke="#e9b44c" stroke-width="16"/><path d="M660 104v30" stroke="#6d7a80" stroke-width="20"/></g>
<path d="M758 96a26 26 0 1 0 22 40v100h-22z" fill="#6d7a80" transform="translate(-6 4)"/>
<path d="M350 260h230q40 0 40 40v100h-310v-100q0 -40 40 -40z" fill="#e9e4da"/><rect x="310" y="384" width="310" height="20" rx="8" fill="#b9ad9a"/><path d="M372 260q-2 -60 30 -62h126q32 2 30 62z" fill="#d9a35f"/><path d="M390 260q-2 -46 18 -48h114q20 2 18 48z" fill="#f6dfb8"/><rect x="350" y="254" width="230" height="12" rx="6" fill="#6d7a80"/>
<path d="M620 308h26v40h-26" fill="#4c514f"/><circle cx="580" cy="350" r="14" fill="#c8795a"/><circle cx="540" cy="350" r="9" fill="#14614f"/>
<path d="M310 370q-80 0 -90 50t-90 34" fill="none" stroke="#4c514f" stroke-width="8"/><path d="M134 440l-40 10l4 22l40 -6z" fill="#4c514f"/>
<path d="M660 480l120 -46" stroke="#e9b44c" stroke-width="26" stroke-linecap="round"/><path d="M556 520l96 -36" stroke="#6d7a80" stroke-width="10" stroke-linecap="round"/>
<g fill="#6d7a80"><circle cx="400" cy="470" r="34"/>${Array.from({ length: 8 }, (_, at) => `<rect x="392" y="424" width="16" height="20" rx="3" transform="rotate(${at * 45} 400 470)"/>`).join('')}</g><circle cx="400" cy="470" r="13" fill="#a8794f"/>
<g fill="#e9e4da"><circle cx="480" cy="500" r="10"/><circle cx="320" cy="504" r="10"/><circle cx="290" cy="470" r="8"/></g>`

/** A board game with dice and cards. */
const games = `<rect width="960" height="540" fill="#2f5a4c"/><ellipse cx="480" cy="280" rx="470" ry="270" fill="#3a6e5d"/>
<g transform="rotate(-4 470 280)"><rect x="260" y="90" width="400" height="370" rx="18" fill="#fbf1df"/><rect x="284" y="114" width="352" height="322" rx="8" fill="none" stroke="#d9b98f" stroke-width="6"/>
<g fill="#fff" stroke="#c49d6c" stroke-width="5">${Array.from({ length: 24 }, (_, index) => {
  const turn = (index / 24) * 2 * Math.PI
  return `<circle cx="${(460 + Math.cos(turn) * 142).toFixed(0)}" cy="${(275 + Math.sin(turn) * 128).toFixed(0)}" r="14"${index % 6 === 0 ? ` fill="${['#c8795a', '#e9b44c', '#14614f', '#56788f'][index / 6]}"` : ''}/>`
}).join('')}</g>
${[
  [420, 240, '#c8795a'],
  [500, 250, '#e9b44c'],
  [440, 320, '#14614f'],
  [520, 330, '#56788f'],
]
  .map(
    ([x, y, fill]) =>
      `<path d="M${Number(x) - 22} ${y}q4 -26 16 -36h12q12 10 16 36z" fill="${fill}"/><circle cx="${x}" cy="${Number(y) - 46}" r="15" fill="${fill}"/>`,
  )
  .join('')}</g>
<g transform="rotate(14 730 190)"><rect x="690" y="150" width="80" height="80" rx="14" fill="#fffdf8"/><g fill="#25211c"><circle cx="712" cy="172" r="8"/><circle cx="730" cy="190" r="8"/><circle cx="748" cy="208" r="8"/></g></g>
<g transform="rotate(-16 760 320)"><rect x="722" y="282" width="76" height="76" rx="14" fill="#fffdf8"/><g fill="#25211c"><circle cx="742" cy="302" r="8"/><circle cx="778" cy="302" r="8"/><circle cx="742" cy="338" r="8"/><circle cx="778" cy="338" r="8"/></g></g>
${[-24, -8, 8]
  .map(
    (turn, index) =>
      `<g transform="rotate(${turn} 180 470)"><rect x="128" y="240" width="104" height="150" rx="12" fill="#fffdf8" stroke="#e2d7c3" stroke-width="3"/><path d="M180 284q34 -34 34 4q0 22 -34 50q-34 -28 -34 -50q0 -38 34 -4z" fill="${['#9f2a1d', '#25211c', '#c8795a'][index]}"/></g>`,
  )
  .join('')}
${at({ x: 690, y: 470, size: 1.1 }, cup('#e9b44c'))}`

/** A way round a lake. */
const walk = `<rect width="960" height="540" fill="#d7e9ee"/><circle cx="660" cy="110" r="46" fill="#fbeec2"/><g fill="#fff" opacity=".8"><ellipse cx="300" cy="96" rx="80" ry="22"/><ellipse cx="350" cy="78" rx="50" ry="22"/><ellipse cx="800" cy="170" rx="70" ry="16"/></g>
<ellipse cx="220" cy="330" rx="360" ry="120" fill="#a9cbab"/><ellipse cx="760" cy="340" rx="380" ry="110" fill="#93bd9b"/>
${at({ x: 210, y: 290, size: 0.7 }, tree('#5b9a7d'))}${at({ x: 300, y: 286, size: 0.55 }, tree('#3f7f66'))}${at({ x: 740, y: 284, size: 0.7 }, tree('#4d8d70'))}
<path d="M0 296h960v244H0z" fill="#8bb793"/><ellipse cx="500" cy="366" rx="330" ry="66" fill="#8fbfd0"/><path d="M300 350h120M470 384h150M380 400h60M600 346h90" stroke="#c9e2ea" stroke-width="7" stroke-linecap="round"/>
<path d="M560 300h100v52h-100z" fill="#c8795a"/><path d="M546 304l64 -48l64 48z" fill="#80664b"/><rect x="596" y="318" width="28" height="34" fill="#6d4a35"/><path d="M550 352h130" stroke="#80664b" stroke-width="9"/><path d="M430 352q44 30 100 0l-10 -4h-80z" fill="#a8794f"/>
<path d="M40 540q160 -110 420 -96q260 10 330 -60q40 -40 170 -34v36q-90 -6 -130 34q-80 84 -320 92q-140 4 -200 28z" fill="#ecd9b4"/>
${at({ x: 150, y: 470, size: 1.25 }, tree('#3f7f66'))}${at({ x: 860, y: 500, size: 1.3 }, tree('#5b9a7d'))}
<path d="M610 466h130M640 466v34M710 466v34M610 440h130" stroke="#80664b" stroke-width="11" stroke-linecap="round"/><g fill="#fff"><circle cx="330" cy="520" r="6"/><circle cx="360" cy="506" r="6"/><circle cx="420" cy="522" r="6"/></g><g fill="#e9b44c"><circle cx="390" cy="510" r="6"/><circle cx="760" cy="520" r="6"/></g>`

/** By the names of their files. */
export const meetings: Record<string, string> = { german, breakfast, sewing, repair, games, walk }
