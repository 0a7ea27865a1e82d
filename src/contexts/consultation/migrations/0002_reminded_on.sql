-- The day on which the one who asks last reminded by hand: nobody is reminded twice on one day without knowing it.
ALTER ENTITY referral_recipient ADD COLUMN reminded_on {text};
