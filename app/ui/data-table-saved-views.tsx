import { type FormEvent, useState } from 'react';
import { Button } from '~/ui/button';
import type { DataTableMoreWords } from '~/ui/data-table-types';
import { FormField } from '~/ui/form-field';
import { Icon } from '~/ui/icon';
import { IconButton } from '~/ui/icon-button';
import { PopoverButton } from '~/ui/popover-button';
import {
  recallViews,
  rememberViews,
  type SavedView,
  type TableChoice,
} from '~/ui/remembered-choice.client';
import { TextInput } from '~/ui/text-input';

interface DataTableSavedViewsProps {
  storageKey: string;
  words: DataTableMoreWords;
  /** The view as it is now. */
  choice: TableChoice;
  onShow: (choice: TableChoice) => void;
}

const NAME_AT_MOST = 40;

/** Views that the reader has named: shown with one press, kept on the reader's own device. */
export function DataTableSavedViews(props: DataTableSavedViewsProps) {
  const { words } = props;
  return (
    <PopoverButton
      className="button"
      look="secondary"
      boxLabel={words.viewsLabel}
      placement="bottom end"
      box={<ViewList {...props} />}
    >
      <Icon name="tray" />
      {words.viewsLabel}
    </PopoverButton>
  );
}

/** Read from the device each time the box opens. */
function ViewList({ storageKey, words, choice, onShow }: DataTableSavedViewsProps) {
  const [views, setViews] = useState(() => recallViews(storageKey));
  const keep = (next: SavedView[]) => {
    setViews(next);
    rememberViews(storageKey, next);
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('view-name') ?? '').trim();
    if (name === '') return;
    keep([...views.filter((view) => view.name !== name), { name, choice }]);
    event.currentTarget.reset();
  };
  return (
    <div className="view-menu">
      <p className="popover__title">{words.keptViews}</p>
      {views.length === 0 && <p className="text-ink-soft">{words.noViews}</p>}
      <ul className="grid gap-1">
        {views.map((view) => (
          <li key={view.name} className="flex items-center justify-between gap-2">
            <Button type="button" look="quiet" onClick={() => onShow(view.choice)}>
              {view.name}
            </Button>
            <IconButton
              icon="close"
              label={words.removeView(view.name)}
              onClick={() => keep(views.filter(({ name }) => name !== view.name))}
            />
          </li>
        ))}
      </ul>
      <hr />
      <form onSubmit={save} className="grid gap-2">
        <FormField label={words.viewName}>
          <TextInput name="view-name" maxLength={NAME_AT_MOST} required />
        </FormField>
        <Button>{words.saveView}</Button>
      </form>
    </div>
  );
}
