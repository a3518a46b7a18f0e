import { href } from '../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../shared/http/pages.ts'
import type { Endpoints } from '../../shared/http/request.ts'
import { changeDutySettings } from './actions/change-duty-settings.ts'
import { readDesk } from './actions/read-desk.ts'
import { pageRoutes } from './contract/pages.ts'
import { ownPages } from './pages/own.ts'
import { tallyPages } from './pages/tally.ts'
import { settingsView } from './views/settings.ts'

const { dutySettingsPage, sendDutySettings } = pageRoutes

const deskPages = pagesOf(
  { dutySettingsPage, sendDutySettings },
  {
    dutySettingsPage: async (ctx, { actor, params, query, language }) =>
      html(settingsView({ language, ...query, ...(await readDesk(ctx, actor, params.house)) })),

    sendDutySettings: (ctx, asked) => {
      const { actor, params, language } = asked
      return answerForm(asked, {
        accepted: async (settings) => {
          await changeDutySettings(ctx, actor, { ...settings, ...params })
          return seeOther(href(dutySettingsPage, params, { done: 'saved' }))
        },
        refused: async (failure) =>
          html(settingsView({ language, failure, ...(await readDesk(ctx, actor, params.house)) })),
      })
    },
  },
)

export const pages: Endpoints = new Map([...ownPages, ...tallyPages, ...deskPages])
