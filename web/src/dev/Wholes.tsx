import { useState } from 'react';
import { Button } from '../platform/ui/Button';
import { Link } from '../platform/ui/Link';
import { SidePanel, Trace } from '../platform/ui/SidePanel';
import { DemoAccounts } from '../platform/auth/SignInPage';

export default function Wholes() {
  const [open, setOpen] = useState(false);
  return (
    <div className="with-panel">
      <div className="stack">
        <section className="card section">
          <header>
            <h2>Mål 2</h2>
            <Button icon="trace" onPress={() => setOpen(!open)}>
              Visa spår
            </Button>
          </header>
          <p className="reading">Samhällsviktig verksamhet fungerar i kris, höjd beredskap och krig.</p>
          <dl className="facts">
            <dt>Fokusområde</dt>
            <dd>Civil beredskap</dd>
            <dt>Förmåga</dt>
            <dd>Motstå</dd>
            <dt>Beslut</dt>
            <dd>Kommunfullmäktige, datum saknas</dd>
          </dl>
        </section>
        <section className="card">
          <DemoAccounts
            accounts={[
              {
                name: 'Anna Berg',
                user_name: 'anna.berg',
                password: 'varn-demo-2024',
                role: 'strategist',
              },
              {
                name: 'Karim Nilsson',
                user_name: 'karim.nilsson',
                password: 'varn-demo-2024',
                role: 'coordinator',
              },
            ]}
            onChoose={() => undefined}
          />
        </section>
      </div>
      {open ? (
        <SidePanel title="Vad målet hänger på" onClose={() => setOpen(false)}>
          <Trace
            label="Spår"
            current="goal"
            items={[
              { id: 'law', kind: 'Lag', title: 'Lag (2006:544) 2 kap. 1 §' },
              { id: 'req', kind: 'Krav', title: 'Kommunen ska analysera extraordinära händelser' },
              { id: 'goal', kind: 'Mål', title: 'Mål 2' },
              { id: 'unit', kind: 'Ansvar', title: 'Trafiknämnden' },
            ]}
            link={(item) => <Link to="/dev/parts">{item.title}</Link>}
          />
        </SidePanel>
      ) : null}
    </div>
  );
}
