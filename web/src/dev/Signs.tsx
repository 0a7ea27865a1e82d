import { useState } from 'react';
import { ProblemError } from '../kernel/problem';
import { Button } from '../platform/ui/Button';
import { SeverityChip, StatusChip, Tag } from '../platform/ui/Chip';
import { EmptyState, ErrorState, Notice, Progress, Skeleton } from '../platform/ui/States';
import { toast } from '../platform/ui/Toasts';
import { Confirm, Dialog } from '../platform/ui/Dialog';

const refused = new ProblemError({
  title: 'Något gick fel hos oss',
  status: 500,
  detail: 'Felet är noterat. Det du skrev finns kvar.',
  reference: '7f3a-91c2',
});

export default function Signs() {
  const [open, setOpen] = useState<'dialog' | 'confirm' | null>(null);
  return (
    <div className="stack">
      <section className="card section">
        <h2>Lägen</h2>
        <div className="row">
          <StatusChip status="good" />
          <StatusChip status="part" />
          <StatusChip status="bad" />
          <StatusChip status="told" />
          <StatusChip status="none" />
        </div>
        <div className="row">
          <SeverityChip severity="error" />
          <SeverityChip severity="warning" />
          <SeverityChip severity="info" />
          <Tag>exempel</Tag>
          <Tag>Civil beredskap</Tag>
        </div>
      </section>
      <section className="card section">
        <h2>Knappar</h2>
        <div className="row">
          <Button tone="primary">Fastställ</Button>
          <Button>Jämför versioner</Button>
          <Button tone="quiet" icon="trace">
            Visa spår
          </Button>
          <Button tone="danger">Avsluta enheten</Button>
          <Button tone="primary" isBusy>
            Sparar
          </Button>
          <Button isDisabled>Kan inte nu</Button>
          <Button icon="close" iconOnly tone="quiet">
            Stäng
          </Button>
        </div>
        <div className="row">
          <Button
            onPress={() =>
              toast('Kopplingen till Civil beredskap togs bort.', {
                undo: () => toast('Kopplingen är tillbaka.'),
              })
            }
          >
            Toast med ångra
          </Button>
          <Button onPress={() => setOpen('dialog')}>Öppna dialog</Button>
          <Button onPress={() => setOpen('confirm')}>Fråga först</Button>
        </div>
      </section>
      <section className="section">
        <h2>Besked</h2>
        <Notice title="Remissen pågår">Svar ska ha kommit in senast 2024-03-01.</Notice>
        <Notice tone="good">Granskningsloggen är hel: 1 284 rader kontrollerade.</Notice>
        <Notice tone="part" title="Programmet gick ut 2023-12-31">
          Ingen ny version är antagen. Tills dess saknar staden ett gällande säkerhetsprogram.
        </Notice>
        <ErrorState thrown={refused} onRetry={() => undefined} />
      </section>
      <section className="section">
        <h2>Tomt</h2>
        <EmptyState
          icon="programme"
          title="Inga mål ännu"
          action={
            <Button tone="primary" icon="plus">
              Skriv det första målet
            </Button>
          }
          example={<p>Mål 1. Staden har god förmåga att förutse, förebygga och motstå samhällsstörningar.</p>}
        >
          <p>
            Ett mål säger vad staden ska uppnå. Nämnder och bolagsstyrelser tar fram egna mål utifrån det, så
            utan mål finns inget att följa upp.
          </p>
        </EmptyState>
      </section>
      <section className="card section">
        <h2>Väntan</h2>
        <Progress label="Läser in arket" value={62} />
        <Progress label="Kontrollerar granskningsloggen" />
        <Skeleton />
      </section>
      <Dialog title="Koppla till fokusområde" isOpen={open === 'dialog'} onClose={() => setOpen(null)}>
        <p>Målet får bära flera fokusområden. Välj dem som det faktiskt för framåt.</p>
        <div className="form-end">
          <Button tone="primary" onPress={() => setOpen(null)}>
            Koppla
          </Button>
        </div>
      </Dialog>
      <Confirm
        title="Godta luckan?"
        isOpen={open === 'confirm'}
        onClose={() => setOpen(null)}
        onConfirm={() => setOpen(null)}
        verb="Godta luckan"
        reason="Skäl"
      >
        <p>Luckan visas som godtagen tills dess fakta ändras. Skälet syns för alla.</p>
      </Confirm>
    </div>
  );
}
