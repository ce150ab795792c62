import { Button, Menu, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Bookmark, BookmarkPlus, Check, ChevronDown, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useAccount } from '../../../api/accounts.ts'
import { type SavedView, useChangeView, useDeleteView, viewsQuery } from '../../../api/prospects/views.ts'
import { notifyDone, notifyFailed } from '../../../notices/notify.tsx'
import { Confirm } from '../../../parts/confirm.tsx'
import { errorText } from '../../../parts/error-notice.tsx'
import { searchOfView, viewQueryOf } from '../filters/search.ts'
import { useProspectsSearch } from '../filters/use-search.ts'
import { ViewName } from './view-name.tsx'

type Asking = 'new' | 'name' | 'delete' | null

const ViewItems = ({
  views,
  current,
}: {
  readonly views: readonly SavedView[]
  readonly current?: SavedView | undefined
}) => {
  const { go } = useProspectsSearch()
  if (views.length === 0)
    return (
      <Text size="xs" c="dimmed" px="sm" pb="xs">
        None yet. Filter and sort the list, then save it here.
      </Text>
    )
  return views.map((view) => (
    <Menu.Item
      key={view.id}
      leftSection={<Bookmark size={15} aria-hidden="true" />}
      rightSection={view.id === current?.id ? <Check size={15} aria-label="picked" /> : null}
      onClick={() => go({ ...searchOfView(view.query), view: view.id })}
    >
      {view.name}
    </Menu.Item>
  ))
}

type CurrentProps = { readonly current: SavedView; readonly onAsk: (what: Asking) => void }

const CurrentItems = ({ current, onAsk }: CurrentProps) => {
  const { id } = useAccount()
  const { search } = useProspectsSearch()
  const change = useChangeView(id)
  const isChanged = viewQueryOf(search) !== current.query
  const update = async (): Promise<void> => {
    const { id: viewId, name, query } = current
    try {
      await change.mutateAsync({ id: viewId, query: viewQueryOf(search) })
      notifyDone(`${name} keeps these filters now`, () => change.mutateAsync({ id: viewId, query }))
    } catch (error) {
      notifyFailed(error, 'The view was not changed')
    }
  }
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{current.name}</Menu.Label>
      <Menu.Item
        leftSection={<RefreshCw size={15} aria-hidden="true" />}
        disabled={!isChanged}
        onClick={() => void update()}
      >
        {isChanged ? 'Update with what is shown' : 'Shows what it keeps'}
      </Menu.Item>
      <Menu.Item leftSection={<Pencil size={15} aria-hidden="true" />} onClick={() => onAsk('name')}>
        Rename …
      </Menu.Item>
      <Menu.Item
        leftSection={<Trash2 size={15} aria-hidden="true" />}
        color="var(--mantine-color-error)"
        onClick={() => onAsk('delete')}
      >
        Delete …
      </Menu.Item>
    </>
  )
}

/** Filters and orders that were saved under a name: pick one, save one, change the one that is picked. */
export const ViewsMenu = () => {
  const { id } = useAccount()
  const { search, change } = useProspectsSearch()
  const { data: views = [], error, isLoadingError } = useQuery(viewsQuery(id))
  const remove = useDeleteView(id)
  const [asking, setAsking] = useState<Asking>(null)
  const current = views.find((view) => view.id === search.view)
  const close = (): void => setAsking(null)
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<Bookmark size={15} aria-hidden="true" />}
            rightSection={<ChevronDown size={15} aria-hidden="true" />}
          >
            {current === undefined ? 'Views' : current.name}
            {current !== undefined && viewQueryOf(search) !== current.query ? ' (changed)' : ''}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Saved views</Menu.Label>
          {isLoadingError ? (
            <Text size="xs" c="dimmed" px="sm" pb="xs">
              They can't be shown: {errorText(error)}
            </Text>
          ) : (
            <ViewItems views={views} current={current} />
          )}
          <Menu.Item leftSection={<BookmarkPlus size={15} aria-hidden="true" />} onClick={() => setAsking('new')}>
            Save as a new view …
          </Menu.Item>
          {current !== undefined && <CurrentItems current={current} onAsk={setAsking} />}
        </Menu.Dropdown>
      </Menu>
      {asking === 'new' && <ViewName onClose={close} />}
      {asking === 'name' && current !== undefined && <ViewName view={current} onClose={close} />}
      <Confirm
        opened={asking === 'delete' && current !== undefined}
        onClose={close}
        title={`Delete the view ${current?.name ?? ''}?`}
        action="Delete view"
        isDangerous
        onConfirm={async () => {
          if (current === undefined) return
          await remove.mutateAsync(current.id)
          change({ view: undefined })
        }}
      >
        The prospects in it stay as they are.
      </Confirm>
    </>
  )
}
