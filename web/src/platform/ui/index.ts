// The parts that every page is built from. Tree and Tabs are imported by name, Month by itself:
// they are heavy and come with the page that uses them.
export * from './Button';
export * from './Chip';
export * from './DateField';
export * from './Dialog';
export * from './DiffText';
export * from './Fields';
export * from './FileDrop';
export * from './Form';
export * from './Link';
export * from './Matrix';
export * from './PageHeader';
export * from './SearchField';
export * from './SidePanel';
export * from './States';
export * from './Table';
export * from './Toasts';
export * from './VirtualTable';
export { Icon, type IconName } from './icons';
