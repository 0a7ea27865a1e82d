import { useEffect, type ReactNode } from 'react';
import { t } from '../i18n';
import { Link } from './Link';

export interface Crumb {
  title: string;
  to: string;
}

export interface PageHeaderProps {
  title: string;
  /** The sentence its reader came for. Bold what they look for first. */
  answer?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  /** Small facts under the title: a version, a period, an owner. */
  facts?: ReactNode;
}

/** Opens every page: where am I, what is this, and the answer before the table. */
export function PageHeader({ title, answer, crumbs, actions, facts }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Värn`;
  }, [title]);
  return (
    <header className="page-header">
      {crumbs && crumbs.length > 0 ? <Breadcrumbs crumbs={crumbs} title={title} /> : null}
      <div className="page-title">
        <h1>{title}</h1>
        {actions ? <div className="row only-screen">{actions}</div> : null}
      </div>
      {facts ? <div className="page-facts">{facts}</div> : null}
      {answer ? <p className="answer">{answer}</p> : null}
    </header>
  );
}

function Breadcrumbs({ crumbs, title }: { crumbs: readonly Crumb[]; title: string }) {
  return (
    <nav aria-label={t('web.crumbs')} className="crumbs">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Link to={crumb.to}>{crumb.title}</Link>
          </li>
        ))}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}
