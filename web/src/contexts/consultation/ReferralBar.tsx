import type { CSSProperties } from 'react';
import { t } from '../../platform/i18n';

/** How many of those asked have answered, as a bar and in words. */
export function ReferralBar({
  label,
  asked,
  submitted,
  late,
}: {
  label: string;
  asked: number;
  submitted: number;
  /** When it is known, each part of the bar is told. */
  late?: number;
}) {
  const rest = Math.max(0, asked - submitted - (late ?? 0));
  const words =
    late === undefined
      ? t('web.consultation.answered_of', { count: submitted, asked })
      : [
          t('web.consultation.bar_submitted', { count: submitted }),
          late > 0 ? t('web.consultation.bar_late', { count: late }) : '',
          rest > 0 ? t('web.consultation.bar_rest', { count: rest }) : '',
        ]
          .filter(Boolean)
          .join(' · ');
  return (
    <figure className="referral-bar">
      <div className="referral-bar-row" role="img" aria-label={`${label}: ${words}`}>
        <Part count={submitted} name="submitted" />
        <Part count={late ?? 0} name="late" />
        <Part count={rest} name="rest" />
      </div>
      <figcaption className="small figures">{words}</figcaption>
    </figure>
  );
}

function Part({ count, name }: { count: number; name: 'submitted' | 'late' | 'rest' }) {
  return count > 0 ? (
    <span
      className={`referral-bar-${name} ${name === 'rest' ? 'hatched' : ''}`}
      style={{ '--count': count } as CSSProperties}
    />
  ) : null;
}
