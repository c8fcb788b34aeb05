-- The relay asks at each look how many deliveries are with the queue; only those are in this index.
CREATE INDEX delivery_in_flight ON messaging.delivery (leased_until)
  WHERE leased_until IS NOT NULL AND done_at IS NULL AND dead_at IS NULL;
