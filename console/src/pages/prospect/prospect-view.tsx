import { Tabs, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useAccount, useMay } from '../../api/accounts.ts'
import { pastQuery, type TaggedProspect } from '../../api/prospects/one.ts'
import { useOtherInquiries } from '../../api/prospects/others.ts'
import type { FormPreset } from '../../events/forms/form-props.ts'
import type { EventKind } from '../../events/kinds.ts'
import { Later, part } from '../../later/later.tsx'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { AssignmentsCard } from './beside/assignments-card.tsx'
import { InquiriesCard } from './beside/inquiries-card.tsx'
import { PlansCard } from './beside/plans-card.tsx'
import { Composer } from './composer.tsx'
import { BlockBanner } from './heading/block-banner.tsx'
import { PastBanner } from './heading/past-banner.tsx'
import { ProspectHeading } from './heading/prospect-heading.tsx'
import { ProfileCard } from './profile/profile-card.tsx'
import classes from './prospect.module.css'
import { Timeline } from './timeline/timeline.tsx'
import { usePageKeys } from './use-page-keys.ts'

const assignDialog = part(() => import('../../assign/assign-dialog.tsx').then(({ AssignDialog }) => AssignDialog))

type Area = { readonly key: string; readonly name: string; readonly content: ReactNode }

/** On phones one area at a time, by the address, so that Back goes back. */
const AreaTabs = ({ areas }: { readonly areas: readonly Area[] }) => {
  const { tab } = useSearch({ strict: false })
  const navigate = useNavigate()
  const chosen = areas.find(({ key }) => key === tab) ?? areas[0]
  const choose = (key: string | null): void =>
    void navigate({ to: '.', search: (all) => ({ ...all, tab: key ?? undefined }), replace: true })
  return (
    <Tabs value={chosen?.key ?? null} onChange={choose} keepMounted={false}>
      <Tabs.List grow mb="sm">
        {areas.map(({ key, name }) => (
          <Tabs.Tab key={key} value={key}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {areas.map(({ key, content }) => (
        <Tabs.Panel key={key} value={key}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

/** Where the prospect stood at the moment of the address (`?at=`), beside what is so now. */
const usePast = (id: number) => {
  const { at } = useSearch({ strict: false })
  const past = useQuery({ ...pastQuery(id, at ?? ''), enabled: at !== undefined })
  return {
    at,
    past: at === undefined ? undefined : past.data,
    error: at === undefined || past.data !== undefined ? null : past.error,
  }
}

/** The form that is open in the composer. */
type Opened = { readonly kind: EventKind; readonly preset?: FormPreset } | null

export const ProspectView = ({ prospect }: { readonly prospect: TaggedProspect }) => {
  const isPhone = useMediaQuery('(max-width: 61.99em)') ?? false
  const mayAdd = useMay('addEvents')
  const { role } = useAccount()
  const [opened, setOpened] = useState<Opened>(null)
  const setKind = (kind: EventKind | null): void => setOpened(kind === null ? null : { kind })
  const [isAssigning, setIsAssigning] = useState(false)
  const inquiries = useOtherInquiries(prospect)
  const { others } = inquiries
  const { at, past, error } = usePast(prospect.id)
  const shown = past === undefined ? prospect : { ...past, tag: null }
  usePageKeys(prospect, mayAdd, { open: setKind, assign: () => setIsAssigning(true) })
  const plans = (
    <PlansCard
      prospect={shown}
      mayAdd={mayAdd && at === undefined}
      onOpen={(kind, preset) => setOpened({ kind, ...(preset === undefined ? {} : { preset }) })}
    />
  )
  const timeline = (
    <div className={classes['column']}>
      {isPhone && plans}
      {!mayAdd && (
        <Text size="sm" c="dimmed">
          Your role ({role}) may read the timeline, and not add to it.
        </Text>
      )}
      {mayAdd && <Composer prospect={prospect} kind={opened?.kind ?? null} preset={opened?.preset} onKind={setKind} />}
      <Timeline prospectId={prospect.id} at={at} />
    </div>
  )
  const profile = <ProfileCard prospect={prospect} />
  const inquiriesCard = <InquiriesCard prospect={prospect} inquiries={inquiries} />
  const assignments = <AssignmentsCard id={prospect.id} />
  return (
    <>
      <ProspectHeading prospect={shown} mayAdd={mayAdd && at === undefined} onAssign={() => setIsAssigning(true)} />
      {at !== undefined && error === null && <PastBanner prospect={prospect} at={at} />}
      {error !== null && <ErrorNotice error={error} title="That moment can't be shown" />}
      <BlockBanner
        prospect={shown}
        others={others}
        mayAdd={mayAdd && at === undefined}
        onUnblock={() => setKind('unblock')}
      />
      {isPhone ? (
        <AreaTabs
          areas={[
            { key: 'timeline', name: 'Timeline', content: timeline },
            { key: 'profile', name: 'Profile', content: profile },
            {
              key: 'people',
              name: others.length === 0 ? 'History' : `Inquiries (${others.length})`,
              content: (
                <div className={classes['column']}>
                  {inquiriesCard}
                  {assignments}
                </div>
              ),
            },
          ]}
        />
      ) : (
        <div className={classes['columns']}>
          {timeline}
          <aside className={classes['column']} aria-label="About the prospect">
            {plans}
            {profile}
            {inquiriesCard}
            {assignments}
          </aside>
        </div>
      )}
      {isAssigning && (
        <Later part={assignDialog} props={{ prospectIds: [prospect.id], onClose: () => setIsAssigning(false) }} />
      )}
    </>
  )
}
