-- Done work is cleared by its age.
CREATE INDEX delivery_done ON messaging.delivery (done_at) WHERE done_at IS NOT NULL;
