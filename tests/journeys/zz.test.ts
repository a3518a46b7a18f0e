import { test } from 'vitest'
import { aRunningProduct } from '../support/running.ts'
import { ask, aRequest, aWish, managerCookie, manager } from '../support/outside.ts'
test('x', async () => {
  await using product = await aRunningProduct()
  const b = await aRequest(product)
  console.log(JSON.stringify(b, null, 1))
  const r = await ask(product, 'POST /api/houses/aef/bookings', { body: aWish() })
  console.log(r.status, JSON.stringify(r.json, null, 1))
  const cookie = await managerCookie(product)
  console.log(cookie)
  console.log(JSON.stringify((await product.mails(manager)).map(m => [m.subject, m.text]), null, 1).replaceAll('\\n','\n'))
  console.log(JSON.stringify((await product.mails(b.contact.email)).map(m => [m.subject, m.text]), null, 1).replaceAll('\\n','\n'))
  console.log(JSON.stringify((await ask(product, 'GET /api/houses/aef/inbox', { cookie })).json, null, 1))
  console.log(JSON.stringify((await ask(product, 'GET /api/houses/aef/availability?rooms=seminarraum,teekueche&from=2027-03-01&to=2027-03-02')).json))
  for (const w of ['GET /api/nothing','GET /nothing', 'DELETE /api/me', 'GET /api/houses/nichts', 'GET /api/me', 'PUT /aef', 'GET /api/bookings/zzzzzzzzzzzz'] ) { const a = await ask(product, w); console.log(w, a.status, a.headers.get('content-type'), a.text.slice(0,300)) }
  console.log((await ask(product, `POST /api/bookings/${b.id}/approve`, {cookie})).text)
  console.log((await product.mail(b.contact.email, /./, 1)))
  console.log(product.complaints)
})
