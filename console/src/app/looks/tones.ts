import { eventTypeRow, type Stage } from '../../../../server/src/catalogue/event-types.ts'

/** The steps of the funnel in their order, without `lost`, which ends it. */
export const funnel = ['lead', 'contacted', 'showing', 'application', 'approved', 'lease', 'moved in'] as const

/** The stages of those who ask for work, as the server has it: neither lost nor moved in. */
export const openStages: readonly Stage[] = funnel.filter((stage) => stage !== 'moved in')

/** From brass (nobody has spoken to them) to pine (they live here). Beside each stands its name or its step. */
const tones: Readonly<Record<Stage, string>> = {
  lead: 'light-dark(var(--mantine-color-brass-5), var(--mantine-color-brass-4))',
  contacted: 'light-dark(#7d8a3c, #b4bf6a)',
  showing: 'light-dark(#33808f, #6fbccb)',
  application: 'light-dark(#5a6db0, #98a8e6)',
  approved: 'light-dark(#7a5aa6, #bb9fe3)',
  lease: 'light-dark(var(--mantine-color-pine-6), var(--mantine-color-pine-4))',
  'moved in': 'light-dark(var(--mantine-color-pine-8), var(--mantine-color-pine-2))',
  lost: 'light-dark(var(--mantine-color-gray-5), var(--mantine-color-dark-3))',
}

const isStage = (name: string): name is Stage => name in tones

/** The colour of a stage; a stage that this version does not know has that of `lost`. */
export const toneOfStage = (stage: string): string => tones[isStage(stage) ? stage : 'lost']

/** The colour of a status: that of the stage that it brings, else a quiet one. */
export const toneOfStatus = (status: string): string => toneOfStage(eventTypeRow(status)?.stage ?? 'contacted')
