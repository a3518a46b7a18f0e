import { file, html, pagesOf } from '../../shared/http/pages.ts'
import { Refusal } from '../../shared/refusal.ts'
import { listHouses } from '../houses/actions/list-houses.ts'
import { capability } from './contract.ts'
import { homeView } from './views/home.ts'
import { isProblem, problemView } from './views/problem.ts'

/** Browsers ask each time; the edge may answer with one copy for a while, since houses come and go in months. */
const briefly = 'public, max-age=0, s-maxage=30'
const aDay = 'public, max-age=86400'

export const pages = pagesOf(capability.routes, {
  homePage: async (ctx, { language, query }) =>
    html(homeView({ language, ...query, ...(await listHouses(ctx, query)) }), { cache: briefly }),

  problemPage: (_, { params: { code }, language }) => {
    if (!isProblem(code)) throw new Refusal('not-found', 'not-found')
    return html(problemView({ language, code }), { cache: briefly })
  },

  robotsFile: () =>
    file('User-agent: *\nDisallow:\n', 'text/plain; charset=utf-8', { 'cache-control': aDay }),
})
