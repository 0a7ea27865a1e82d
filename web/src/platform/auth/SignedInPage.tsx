import { useEffect } from 'react';
import { useNavigate } from '@tanstack/react-router';

/** Where sign-in services send people back to. Whoever is signed in has nothing to do here. */
export default function SignedInPage() {
  const navigate = useNavigate();
  useEffect(() => void navigate({ to: '/', replace: true }), [navigate]);
  return null;
}
