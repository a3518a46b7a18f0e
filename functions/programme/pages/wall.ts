import { href } from '../../../shared/http/contract.ts'
import { html, pagesOf } from '../../../shared/http/pages.ts'
import { readProgramme } from '../../meetings/actions/read-programme.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { screenCache } from '../../rooms/views/screen.ts'
import { pageRoutes } from '../contract/pages.ts'
import { wallScreenView } from '../views/wall-screen.ts'
import { wallView } from '../views/wall.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

const { wallPage } = pageRoutes

/** So far ahead a screen looks for what comes next. */
const daysOnScreen = 14

/** Free places are not told on a wall: they change after the print, and nobody signs up there. */
export const wallPages = pagesOf(
  { wallPage },
  {
    wallPage: async (ctx, { params, query, language }) => {
      const { publicUrl } = ctx.settings
      const shown = { language, publicUrl }
      if (query.display !== undefined) {
        const how = { span: daysOnScreen, withoutPlaces: true }
        const programme = await toldTo(ctx, await readProgramme(ctx, params.house, {}, how), language)
        return html(wallScreenView({ ...programme, ...shown, now: ctx.now() }), { cache: screenCache })
      }
      const { week, view } = query
      const span = view === 'month' ? ({ span: 'month' } as const) : {}
      const how = { ...span, withoutPlaces: true }
      const read = await readProgramme(ctx, params.house, week ? { from: week } : {}, how)
      const programme = await toldTo(ctx, read, language)
      const shortUrl = ({ meeting }: { meeting: string }) =>
        publicUrl + href({ path: meetingPaths.short }, { meeting })
      return html(wallView({ ...programme, ...shown, search: query, shortUrl }), { cache: screenCache })
    },
  },
)
