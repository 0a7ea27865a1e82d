export { changed, met, valuesOf, type Value, type Values } from './autosave';
export { BothWrote, SavingWord } from './Saving';
export { useAutosave, type AutosaveProps, type Saving } from './useAutosave';
