import { Button, Group, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks'
import { ListFilter, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useShortcuts } from '../../../app/shortcuts.tsx'
import { useSingleKeys } from '../../../app/single-keys.ts'
import { SidePanel } from '../../../parts/side-panels/side-panel.tsx'
import { FilterChips } from './chips.tsx'
import { AgentField, FilterFields } from './filter-fields.tsx'
import classes from './filters.module.css'
import { filterNames, sortOf } from './search.ts'
import { useProspectsSearch } from './use-search.ts'

const typingPauseMs = 220

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** `/` goes to the field of this page, instead of to the search of the whole console. */
const useSlash = (go: () => void): void => {
  const { areOn } = useSingleKeys()
  useShortcuts('Prospects', [{ keys: '/', text: 'Search in the list' }])
  useEffect(() => {
    if (!areOn) return
    const onKey = (event: KeyboardEvent): void => {
      const isAway = document.querySelector('[aria-modal="true"]') !== null
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isAway || isTyping(event.target))
        return
      event.preventDefault()
      event.stopImmediatePropagation()
      go()
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  })
}

const SearchField = ({ onLeave }: { readonly onLeave: () => void }) => {
  const { search, change } = useProspectsSearch()
  const [text, setText] = useState(search.q ?? '')
  const field = useRef<HTMLInputElement>(null)
  const ask = useDebouncedCallback((q: string) => change({ q: q === '' ? undefined : q }), typingPauseMs)
  // A view that is picked, or a step back, changes what is asked for.
  useEffect(() => {
    if (document.activeElement !== field.current) setText(search.q ?? '')
  }, [search.q])
  useSlash(() => field.current?.select())
  return (
    <TextInput
      ref={field}
      type="search"
      className={classes['search'] ?? ''}
      aria-label="Search in the list"
      placeholder="Name, phone or e-mail"
      leftSection={<Search size={15} aria-hidden="true" />}
      value={text}
      maxLength={200}
      onChange={(event) => {
        setText(event.currentTarget.value)
        ask(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') {
          event.preventDefault()
          onLeave()
        }
      }}
    />
  )
}

const sortData = [
  { value: '-created_at', label: 'Newest first' },
  { value: 'created_at', label: 'Oldest first' },
  { value: 'name', label: 'By name' },
  { value: 'next_follow_up', label: 'Follow-up, most urgent first' },
]

/** Search, the filter that is used most, the order, and a drawer with all filters; below it what holds. */
export const FilterBar = ({ onLeave }: { readonly onLeave: () => void }) => {
  const { search, change } = useProspectsSearch()
  const [isOpen, drawer] = useDisclosure()
  const count = filterNames.filter((name) => search[name] !== undefined).length
  return (
    <>
      <Group gap="xs" mb="xs" wrap="nowrap">
        <SearchField onLeave={onLeave} />
        <Group gap="xs" visibleFrom="sm" wrap="nowrap">
          <AgentField />
          <Select
            aria-label="Order"
            w={225}
            data={sortData}
            value={sortOf(search.sort)}
            onChange={(sort) => change({ sort: sort === null || sort === '-created_at' ? undefined : sort })}
            allowDeselect={false}
          />
        </Group>
        <Button
          variant="default"
          leftSection={<ListFilter size={15} aria-hidden="true" />}
          onClick={drawer.open}
          aria-haspopup="dialog"
        >
          {count === 0 ? 'Filters' : `Filters (${count})`}
        </Button>
      </Group>
      <FilterChips />
      <SidePanel opened={isOpen} onClose={drawer.close} title="Filters" size={380}>
        <FilterFields />
        <Select
          hiddenFrom="sm"
          mt="sm"
          label="Order"
          data={sortData}
          value={sortOf(search.sort)}
          onChange={(sort) => change({ sort: sort === null || sort === '-created_at' ? undefined : sort })}
          allowDeselect={false}
        />
      </SidePanel>
    </>
  )
}
