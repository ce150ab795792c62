import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Keyboard, Plus, Search, UserRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useAccount } from '../api/accounts.ts'
import { type Prospect, prospectsQuery } from '../api/prospects/list.ts'
import { paths } from '../app/paths.ts'
import { prospectText } from '../parts/prospect-name.tsx'
import { places } from '../shell/places.ts'
import classes from './palette.module.css'

const [store, spotlight] = createSpotlight()

type Props = {
  readonly onClose: () => void
  readonly onHelp: () => void
  /** Absent for who may not create prospects. */
  readonly onNewLead?: () => void
}

type Entry = {
  readonly id: string
  readonly label: string
  readonly description?: string
  readonly icon: typeof Search
  readonly run: () => void
}

const searchPauseMs = 150
const mostFound = 8

/** The first prospects that a search finds; nothing for less than two letters. */
const useFound = (text: string): { readonly found: readonly Prospect[]; readonly isSearching: boolean } => {
  const [q] = useDebouncedValue(text.trim(), searchPauseMs)
  const { id } = useAccount()
  const query = useInfiniteQuery({ ...prospectsQuery(id, { q }, mostFound), enabled: q.length > 1 })
  const isSearching = text.trim().length > 1 && (query.isFetching || q !== text.trim())
  return { found: q.length > 1 ? (query.data?.pages[0]?.data ?? []) : [], isSearching }
}

const EntryGroup = ({ label, entries }: { readonly label: string; readonly entries: readonly Entry[] }) =>
  entries.length === 0 ? null : (
    <Spotlight.ActionsGroup label={label}>
      {entries.map(({ id, icon: Icon, run, ...words }) => (
        <Spotlight.Action
          key={id}
          {...words}
          leftSection={<Icon size={17} aria-hidden="true" />}
          onClick={run}
          className={classes['entry'] ?? ''}
          highlightQuery
        />
      ))}
    </Spotlight.ActionsGroup>
  )

const usePageEntries = ({ onHelp, onNewLead }: Props): readonly Entry[] => {
  const navigate = useNavigate()
  return [
    ...places.map(({ name, to, icon }) => ({ id: to, label: name, icon, run: () => void navigate({ to }) })),
    { id: 'webhooks', label: 'Webhooks', icon: Search, run: () => void navigate({ to: paths.webhooks }) },
    { id: 'imports', label: 'Import a file', icon: Search, run: () => void navigate({ to: paths.imports }) },
    ...(onNewLead === undefined ? [] : [{ id: 'new lead', label: 'New lead', icon: Plus, run: onNewLead }]),
    { id: 'help', label: 'Keyboard shortcuts', icon: Keyboard, run: onHelp },
  ]
}

/** What Enter opens is the first there is, also when it was found after the last letter was typed. */
const selectFirst = (): void => {
  const list = document.getElementById(store.getState().listId)
  const entries = list?.querySelectorAll('[data-action]') ?? []
  for (const [index, entry] of [...entries].entries()) entry.toggleAttribute('data-selected', index === 0)
  store.updateState((state) => ({ ...state, selected: 0 }))
}

const hasWordLike = (label: string, wanted: string): boolean => ` ${label.toLowerCase()}`.includes(` ${wanted}`)

/** Goes to pages and prospects and does things, by their names. Opens when it is drawn. */
export const Palette = (props: Props) => {
  const [text, setText] = useState('')
  const { found, isSearching } = useFound(text)
  const navigate = useNavigate()
  const wanted = text.trim().toLowerCase()
  const pages = usePageEntries(props).filter(({ label }) => hasWordLike(label, wanted))
  const people = found.map((prospect) => ({
    id: `prospect ${prospect.id}`,
    label: prospectText(prospect),
    description: [prospect.status, prospect.phone, prospect.email].filter((part) => part !== null).join(' · '),
    icon: UserRound,
    run: () => void navigate({ to: paths.prospect, params: { id: String(prospect.id) } }),
  }))
  useEffect(() => spotlight.open(), [])
  const first = [...people, ...pages][0]?.id
  useEffect(() => {
    if (first !== undefined) selectFirst()
  }, [first])
  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      onSpotlightClose={props.onClose}
      shortcut={null}
      attributes={{ content: { 'aria-label': 'Search' } }}
      scrollable
      maxHeight={420}
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 2, backgroundOpacity: 0.35 }}
    >
      <Spotlight.Search
        placeholder="Name, phone, e-mail, page …"
        aria-label="Search prospects and pages"
        leftSection={<Search size={18} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        <EntryGroup label="Prospects" entries={people} />
        <EntryGroup label="Pages and actions" entries={pages} />
        {people.length + pages.length === 0 && (
          <Spotlight.Empty>{isSearching ? 'Searching …' : 'Nothing has this name or number'}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
