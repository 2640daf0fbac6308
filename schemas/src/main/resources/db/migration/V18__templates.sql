-- What subscribers say in their own words. Written by ingest-api, read by notifier.
alter table subscription
  add column templates json; -- Templates; null: as to everybody

-- subscription.channel may be slack-app: url_sealed is the address of the API with the channel's id
-- (https://slack.com/api?channel=C…), secret_sealed the token; a thread's external_id in
-- channel_thread is the ts of its first message.
