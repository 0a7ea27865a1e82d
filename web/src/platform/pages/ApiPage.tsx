import { useQuery } from '@tanstack/react-query';
import { base, call } from '../../kernel/client';
import { language, t } from '../i18n';
import { useSearchWord } from '../shell/url';
import { Tag } from '../ui/Chip';
import { Icon } from '../ui/icons';
import { PageHeader } from '../ui/PageHeader';
import { SearchField } from '../ui/SearchField';
import { Shown } from '../ui/States';
import { matching, operationsOf, type Description, type Group } from './operations';
import './pages.css';

/** Everything that programs may ask of Värn, on one page, as the server itself describes it. */
export default function ApiPage() {
  const [asked, setAsked] = useSearchWord('sok');
  const description = useQuery({
    queryKey: ['openapi', language()],
    staleTime: Infinity,
    queryFn: ({ signal }) => call<Description>('/openapi', { signal }),
  });
  const groups = description.data ? operationsOf(description.data, language()) : [];
  const count = groups.reduce((sum, group) => sum + group.operations.length, 0);
  const shown = matching(groups, asked ?? '');
  return (
    <>
      <PageHeader
        title={t('web.page.api')}
        answer={
          description.data
            ? t('web.api.answer', { count, groups: groups.length, version: description.data.info.version })
            : null
        }
        actions={
          <a className="button button-plain" href={`${base}/openapi`} download="openapi.json">
            <Icon name="file" /> openapi.json
          </a>
        }
      />
      <Shown query={description} lines={8}>
        {() => (
          <div className="stack">
            <p className="muted reading">{t('web.api.why', { base })}</p>
            <div className="table-tools only-screen">
              <SearchField label={t('web.api.search')} value={asked ?? ''} onSearch={setAsked} />
            </div>
            {asked ? (
              <p role="status">
                {t('web.api.hits', { count: shown.reduce((sum, group) => sum + group.operations.length, 0) })}
              </p>
            ) : null}
            {shown.map((group) => (
              <GroupShown key={group.name} group={group} />
            ))}
          </div>
        )}
      </Shown>
    </>
  );
}

function GroupShown({ group }: { group: Group }) {
  return (
    <section className="card section" aria-labelledby={`api-${group.name}`}>
      <h2 id={`api-${group.name}`} className="fixed">
        {group.name}
      </h2>
      <ul className="plain">
        {group.operations.map((one) => (
          <li key={`${one.method} ${one.path}`} className="operation">
            <span>
              <Tag>
                <span className="method">{one.method}</span>
              </Tag>
            </span>
            <span className="fixed">{one.path}</span>
            <span>
              {one.summary}
              {one.isOpen ? (
                <>
                  {' '}
                  <Tag>{t('web.api.open')}</Tag>
                </>
              ) : null}
              {one.parameters.length > 0 ? (
                <span className="small muted">
                  {' '}
                  {t('web.api.parameters')} <span className="fixed">{one.parameters.join(', ')}</span>
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
