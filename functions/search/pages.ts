import { forTeam } from '../houses/rules/roles.ts'
import { answerForm, html, pagesOf, seeChanged, seeOther } from '../../shared/http/pages.ts'
import { href } from '../../shared/http/contract.ts'
import { today } from '../../shared/time/civil.ts'
import { managedHref } from '../bookings/views/managed.ts'
import { idStartsOf } from '../contacts/rules/code.ts'
import { loadManagedRooms } from './actions/open.ts'
import { queuePaths } from '../waitlist/contract.ts'
import { find } from './actions/find.ts'
import { listBookings } from './actions/list-bookings.ts'
import { readContact, readGroupHistory, trustContactById } from './actions/read-history.ts'
import { capability } from './contract.ts'
import { searchPaths } from './contract/paths.ts'
import { asListed } from './rules/listing.ts'
import { contactView } from './views/contact.ts'
import { dateNames } from './views/date-names.ts'
import { groupView } from './views/group.ts'
import { askerHref } from './views/links.ts'
import { listView } from './views/list.ts'
import { searchView } from './views/search.ts'

const { routes } = capability

/** Finding things in a house, for those who run it. */
export const pages = pagesOf(routes, {
  searchPage: async (ctx, { actor, params, query, path, language }) => {
    const typed = query.q?.trim() ?? ''
    const page = { language, here: path, now: ctx.now(), typed, isUnknownCode: false }
    if (typed === '')
      return html(searchView({ ...page, ...forTeam(await loadManagedRooms(ctx, actor, params), actor) }))
    const { results, ...file } = await find(ctx, actor, {
      ...params,
      text: typed,
      names: dateNames(language),
    })
    const { coded, places } = results
    const [booking, place] = [coded[0], places[0]]
    if (booking && coded.length + places.length === 1) return seeOther(managedHref(booking))
    if (place && coded.length + places.length === 1)
      return seeOther(href({ path: queuePaths.managedPlace }, { house: place.house, id: place.id }))
    return html(
      searchView({ ...page, ...forTeam(file, actor), results, isUnknownCode: idStartsOf(typed).length > 0 }),
    )
  },

  bookingListPage: async (ctx, { actor, params, query: { at, ...asked }, path, language }) => {
    const now = ctx.now()
    // A year that was left out does not hang on the hour: the date in London does.
    const { listing, wrong } = asListed(asked, today(now, 'UTC'))
    const list = await listBookings(ctx, actor, { ...params, listing, at })
    const view = listView({ language, here: path, now, ...forTeam(list, actor), listing, wrong, at })
    return html(view, { status: wrong.length > 0 ? 422 : 200 })
  },

  contactPage: async (ctx, { actor, params, path, language }) => {
    const file = await readContact(ctx, actor, params)
    if (file.newest.group !== undefined) return seeOther(askerHref(file.newest))
    return html(contactView({ language, here: path, now: ctx.now(), ...forTeam(file, actor) }))
  },

  sendContactTrust: (ctx, asked) => {
    const { actor, params } = asked
    const back = seeChanged(href({ path: searchPaths.contact }, params))
    return answerForm(asked, {
      accepted: async ({ trusted }) => {
        await trustContactById(ctx, actor, { ...params, trusted })
        return back
      },
      refused: () => back,
    })
  },

  groupHistoryPage: async (ctx, { actor, params, path, language }) => {
    const file = await readGroupHistory(ctx, actor, params)
    return html(groupView({ language, here: path, now: ctx.now(), ...forTeam(file, actor) }))
  },
})
