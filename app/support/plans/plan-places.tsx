/** From one page of support to the others, without a place in the menu. */
import { useTranslation } from 'react-i18next';
import { LinkButton } from '~/ui/link-button';

const PLACES = {
  overview: '/overview',
  groups: '/groups',
  week: '/week',
  methods: '/methods',
  meeting: '/plans/list',
} as const;
export type PlanPlace = keyof typeof PLACES;

export function PlanPlaces({
  here,
  shown,
}: {
  here: PlanPlace;
  shown?: readonly PlanPlace[] | undefined;
}) {
  const { t } = useTranslation('plans');
  const places = (Object.keys(PLACES) as PlanPlace[]).filter(
    (place) => place !== here && (!shown || shown.includes(place)),
  );
  return places.map((place) => (
    <LinkButton key={place} to={PLACES[place]} look="quiet">
      {t(`place.${place}`)}
    </LinkButton>
  ));
}
