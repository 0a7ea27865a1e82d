// The browser's side of passkeys: bytes to and from base64url, and a calm word when the person changes her mind.
import { ProblemError } from '../../kernel/problem';
import { t } from '../i18n';

/** What the server asks an authenticator. */
export interface Question {
  challenge: string;
  party: string;
  credentials: string[];
  must_verify_user: boolean;
}
/** What the server needs to have a passkey made. */
export interface Offer {
  challenge: string;
  party: string;
  user_handle: string;
  user_name: string;
  name: string;
  known: string[];
  algorithms: number[];
}

/** Whether this browser, at this address, can use passkeys at all: they need a name, not a number. */
export function hasPasskeys(): boolean {
  const byNumber = /^[\d.]+$|:/.test(location.hostname);
  return typeof PublicKeyCredential !== 'undefined' && window.isSecureContext && !byNumber;
}

/** Base64url without padding. */
export function toBase64url(bytes: ArrayBuffer): string {
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
/** The bytes of base64url. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

const known = (ids: string[]): PublicKeyCredentialDescriptor[] =>
  ids.map((id) => ({ type: 'public-key', id: fromBase64url(id) }));

/** Runs a ceremony. That it was cancelled, or that there is no passkey here, is told in our own words. */
async function ceremony(run: Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await run;
    if (credential instanceof PublicKeyCredential) {
      return credential;
    }
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'InvalidStateError') {
      throw new ProblemError({ title: t('web.passkey.here_already'), status: 409 });
    }
  }
  throw new ProblemError({ title: t('web.passkey.cancelled'), status: 400 });
}

/** Has an authenticator answer; the body that the server takes. */
export async function answerBy(question: Question) {
  const credential = await ceremony(
    navigator.credentials.get({
      publicKey: {
        challenge: fromBase64url(question.challenge),
        rpId: question.party,
        allowCredentials: known(question.credentials),
        userVerification: question.must_verify_user ? 'required' : 'preferred',
      },
    }),
  );
  const said = credential.response as AuthenticatorAssertionResponse;
  return {
    credential: toBase64url(credential.rawId),
    client_data: toBase64url(said.clientDataJSON),
    authenticator_data: toBase64url(said.authenticatorData),
    signature: toBase64url(said.signature),
    ...(said.userHandle?.byteLength ? { user_handle: toBase64url(said.userHandle) } : {}),
  };
}

/** Has an authenticator make a passkey; the body that the server takes. */
export async function makeBy(offer: Offer, name: string) {
  const credential = await ceremony(
    navigator.credentials.create({
      publicKey: {
        challenge: fromBase64url(offer.challenge),
        rp: { id: offer.party, name: 'Värn' },
        user: { id: fromBase64url(offer.user_handle), name: offer.user_name, displayName: offer.name },
        pubKeyCredParams: offer.algorithms.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: known(offer.known),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
        attestation: 'none',
      },
    }),
  );
  const said = credential.response as AuthenticatorAttestationResponse;
  return {
    name,
    credential: toBase64url(credential.rawId),
    client_data: toBase64url(said.clientDataJSON),
    authenticator_data: toBase64url(said.getAuthenticatorData()),
    public_key: toBase64url(said.getPublicKey() ?? new ArrayBuffer(0)),
    algorithm: said.getPublicKeyAlgorithm(),
  };
}
