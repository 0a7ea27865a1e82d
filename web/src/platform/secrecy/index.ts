export { Kept, SecrecyButton, SecrecyTags } from './Secrecy';
export { isMasked } from './secrecy';
